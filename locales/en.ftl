### The words of Målspår in English. Swedish is the original; sv.ftl has the same keys and variables.
### Counts are passed as numbers and get their thousands separator here. Years, dates, months, shares
### and at-least figures are passed as finished text (see number.rs and date.rs).
### Words that belong to one strategy (questions, levels, titles of objectives) stand in its pack.

## Numbers, dates and lists

at-least = at least { $number }
percent = { $number }%
list-and = { $first } and { $last }
period = { $from }–{ $to }
date-long = { $day } { $month } { $year }
month-year = { $month } { $year }
time = { $time }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = June
month-short-7 = July
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
number-word-0 = zero
number-word-1 = one
number-word-2 = two
number-word-3 = three
number-word-4 = four
number-word-5 = five
number-word-6 = six
number-word-7 = seven
number-word-8 = eight
number-word-9 = nine
number-word-10 = ten
number-word-11 = eleven
number-word-12 = twelve
municipalities = { $n ->
    [one] { $n } municipality
   *[other] { $n } municipalities
}
municipalities-of = { $n } of { $n_expected } { $n_expected ->
    [one] municipality
   *[other] municipalities
}

## Glossary

term-strategy = strategy
term-target-area = target area
term-objective = objective
term-indicator = indicator
term-headline-indicator = headline indicator
term-target = target
term-baseline = baseline
term-measurement-date = measurement date
term-direction = desired direction
term-breakdown = breakdown
term-cycle = follow-up cycle
term-collection-window = collection window
term-deadline = deadline
term-extension = extension
term-review-window = review window
term-meeting-step = meeting step
term-council = collaboration council
term-contact = municipal contact
term-deputy = deputy
term-owner = strategy owner
term-answers = answers
term-value = value
term-draft = draft
term-submitted = submitted
term-returned = completion requested
term-approved = checked
term-reopen = reopen
term-reopened = reopened
term-receipt = receipt
term-not-reported = not reported
term-not-available = not available
term-not-answered = not answered
term-not-applicable = not applicable
term-estimated = estimated
term-suppressed = not shown (1–4 persons)
term-break = break in series
term-county-total = county total (pooled)
term-analysis = analysis
term-comments = comments
term-no-objections = no objections
term-edition = locked edition
term-lock-edition = lock the edition
term-correction = correction (erratum)
term-registry-number = registry number
term-registry-number-short = reg. no.
term-distribution-list = distribution list
term-audit-trail = audit trail
term-open-question = open question
term-activity = activity
term-share-link = share link (valid until { $date })
term-consultation-draft = draft for comments, version { $version }
term-reference-figure = reference figure from Kolada
term-example = example data

## The glossary in use

cycle-name = Follow-up { $year }
cycle-final-name = Final follow-up { $year }
cycle-covers = covers { $period }
state-on = the situation on { $as_of }
on-date = { $date }
direction-up = increase
direction-down = decrease
direction-towards = towards a value
direction-neutral = none stated
baseline-measured = measured
baseline-estimated = estimated afterwards
baseline-first = first measurement
target-strategy = target by the strategy
target-proposed = proposed target
meeting-information = information
meeting-comments = comments
meeting-decision = decision
council-regional = the regional collaboration council
council-specific = specific collaboration councils
extension-until = extension until { $date }
break-note = the question was changed in { $year }, compare with care
split-by-sex = by sex
edition-number = edition { $edition }
edition-corrected = Edition { $edition }, with corrections
registry-number = reg. no. { $registry_number }

## Answers

answer-yes = Yes
answer-planned = No, but planned
answer-planned-from = No, but planned from { $month }
answer-no = No
answer-not-available = Not available
answer-planned-help = Choose "planned" when there is a decision or allotted money, and a date. An idea under discussion is a no; do tell about it in the comment.
value-estimated = Estimated value
value-not-available = Not available, we do not measure this
value-not-applicable = Does not apply to the municipality (say why)
sex-women = Women
sex-men = Men
sex-not-stated = Sex not stated
sex-total = Total
sex-total-hint = added up

## Signs in tables and in the status grid

sign-missing = ..
sign-missing-text = not reported or not available (the footnote says which)
sign-not-applicable = .
sign-not-applicable-text = not applicable
sign-suppressed = x
sign-suppressed-text = not shown, 1–4 persons or to protect another value
sign-zero = 0
sign-zero-text = zero
sign-estimated = u
sign-estimated-text = estimated
grid-yes = Yes
grid-planned = Planned
grid-no = No
grid-not-reported = Not reported
grid-not-available = Not available
grid-not-applicable = Not applicable
grid-reported = reported

## Levels and free text

level-rule = Choose the level whose whole description fits. Between two levels, choose the lower and do comment.
level-option = { $level } – { $name }
level-between = between levels { $lower } and { $upper }
personal-data = Do not write names or other personal data. The answer becomes a public record and may be published in the report.

## Checks. An error stops submission, a check asks for a comment.

check-error = Error
check-look = Check
check-trained-exceed = The number trained ({ $num }) cannot exceed the number with the assignment ({ $den }).
check-numerator-exceeds = The number in "of which" ({ $num }) cannot exceed the whole number ({ $den }).
check-sexes-exceed = Women and men add up to { $sum }, but the total is { $total }. Correct one, or enter the rest as "Sex not stated".
check-not-whole = Enter a whole number, for example 12. If you have no figure, choose "Not available".
check-planned-month = Give the month and year of what is planned.
check-yes-but-zero = You answered that there is a family centre, but the number is 0.
check-plan-due = Last time this was planned for { $date }. Is it done, or has the plan changed?
check-changed = Last time you answered { $previous }, now { $current }. Is that right? Say briefly what has changed.
check-planned-past = { $date } has already passed. If it is done, answer "Yes", otherwise give a new month.
check-out-of-range = The number must lie between { $min } and { $max }. Correct it.
check-answer-missing = The answer is missing. Answer the question, or choose "Not available".
check-must-apply = "Does not apply" cannot be chosen here: the question applies to everybody. Answer it, or choose "Not available".
check-why-not-applicable = Say in the comment why the question does not apply.
check-value-and-status = Both an answer and a status are filled in. Keep one of them.
check-wrong-kind = The answer does not fit the question. Choose or enter an answer of the kind that the question asks for.
check-unknown-option = "{ $option }" is none of the options. Choose among those shown.
check-not-asked = The question is not asked after the answer to { $code }. Remove the answer here, or change the answer to { $code }.
act-without-reason = Give a reason. Those concerned can read it.
act-does-not-fit = The answers { $state ->
    [draft] are a draft
    [submitted] have been submitted
    [returned] are waiting for a completion
    [approved] have been checked
    [declined] are not given this time
   *[other] are in a new state
}, so it is not possible to { $act ->
    [submit] submit them
    [return] request a completion
    [approve] mark them as checked
    [decline] decline
   *[other] do this
}. Check how things stand now.

## The strategy pack

pack-code-twice = The code { $code } appears twice. Give one of them another code.
pack-years-reversed = The strategy ends before it begins. Correct the years.
pack-county = "{ $county }" is no county code. Write two digits, for example 18.
pack-interval-zero = The number of years between follow-ups is 0. Write at least 1, or remove the rule.
pack-unknown-parent = "{ $parent }" is neither a target area nor an objective of the strategy. Correct the code, or add the objective.
pack-derived = The expression does not give an answer of the indicator’s kind ({ $gives }). Correct the expression or the kind.
pack-too-few-choices = The question has too few options. A question on levels needs at least two levels, a question with tick-boxes at least one option.
pack-aggregation = The way of adding up does not fit the kind of question. Choose another.
pack-years-far = The years must lie between 1990 and 2100. Correct them.
pack-target-kind = Such a question has no such statistic. Choose another one.
pack-target-range = The target must lie on the scale (0 to 100 per cent, a level that exists, not below zero) and in a year in which the strategy applies. Correct it.
pack-empty-text = The text is empty. Write it in Swedish.
pack-counts-persons = Only counts, shares and rates can count persons. Remove counts_persons.
pack-otherwise = Zero can be set only on questions about a number or quantity. Write not_applicable instead.
pack-cycle-moved = The cycle { $cycle } has already opened and may neither change its time nor disappear. Keep its years and measurement date.
pack-indicator-gone = The indicator { $code } has been answered already and may neither disappear nor change its code. Keep it in the strategy.
pack-syntax = The line is not valid TOML. Correct it. The program that reads TOML says: { $detail }
pack-missing-field = "{ $name }" is missing. Add it.
pack-unknown-field = "{ $name }" is not recognised. Correct the spelling, or remove the line.
pack-shape = The value does not fit here: { $detail }. Correct it.

## Status of an objective

status-reached = Target reached
status-closer = Closer to the target than at the baseline
status-same = Much the same as at the baseline
status-further = Further from the target than at the baseline
status-first = First measurement. Change can be shown from { $next_cycle }
status-open = Cannot be settled yet: answers are missing from { $n ->
    [one] { $n } municipality
   *[other] { $n } municipalities
}
status-no-target = No target. The development is described in words
status-at-end = at the end of the strategy, on { $as_of }
assessment = Overall assessment
assessment-forward = Moving in the direction of the objective
assessment-strengthen = Moving in its direction but needs strengthening
assessment-unchanged = No clear change
assessment-unclear = Cannot be assessed yet

## Sentences. { $have } is the indicator's own clause from the pack: "have at least one family centre".

sentence-state = { $yes } of { $n_expected } municipalities { $have }.
sentence-others = { $planned ->
    [one] { $planned } is planning
   *[other] { $planned } are planning
}, { $no } answered no and { $missing ->
    [one] { $missing } has not reported
   *[other] { $missing } have not reported
}.
sentence-residents = { $yes ->
    [one] { $share } of the county's residents live in that municipality.
   *[other] { $share } of the county's residents live in those { $yes } municipalities.
}
sentence-baseline = At the baseline ({ $baseline_date }) it was { $baseline } of { $baseline_n }.
sentence-more = Among the { $both } municipalities that answered both times it is { $diff } more.
sentence-fewer = Among the { $both } municipalities that answered both times it is { $diff } fewer.
sentence-as-many = Among the { $both } municipalities that answered both times it is as many.
sentence-remaining = { $remaining ->
    [one] { $remaining } municipality remains
   *[other] { $remaining } municipalities remain
} to the target.
sentence-measurements-left = { $left ->
    [one] { $left } measurement remains
   *[other] { $left } measurements remain
} up to { $year }.
sentence-no-trend = Two points are not enough to speak of a trend.
sentence-proposed-target = The strategy states no target. { $value } is a proposed target that has not been decided.
sentence-reworded = The question was reworded in { $year }. Compare values before and after with care.

## A municipality's page: plain facts, no class

own-yes = Yes.
own-yes-since = Yes, since { $cycle }.
own-planned = Planned from { $month }.
own-no = No.
own-not-available = Not available.
own-not-reported = The municipality has not reported in this cycle.
own-not-applicable = Does not apply: { $reason }.

## Charts

chart-title = { $yes } of { $n_expected } municipalities { $have }
chart-title-plain = { $title }: { $yes } of { $n_expected } municipalities
chart-subtitle = { $title }, { $measure }, the situation on { $as_of }
chart-subtitle-year = { $title }, { $measure }, { $year }
chart-measure-municipalities = number of municipalities
chart-basis = Answers from { $n } of { $n_expected } { $n_expected ->
    [one] municipality
   *[other] municipalities
} ({ $share } of residents).
chart-source-municipalities = Source: the municipalities' answers.
chart-source-region = Source: the region's answers.
chart-source-kolada = Source: Kolada.
chart-example = Example data.
chart-baseline = Baseline
chart-now = Now
chart-target = Target { $year }
chart-target-proposed = Proposed target, not decided
chart-county = County total
chart-county-without = The county without { $municipality }
chart-not-reported = Not reported
chart-no-data = Not available
chart-break = Break in series: the question was changed in { $year }, compare with care
chart-municipality = Municipality
chart-value = Value
chart-of = { $part } of { $whole }
chart-answers-of = { $part } of { $whole } answers
chart-estimated = { $value }, estimated
chart-planned-from = planned from { $month }
chart-no-answers = { $title }: no answers yet
chart-last-answer = { $words }, last answer { $value }
chart-county-line = county total { $value }
chart-county-line-without = without { $municipality } { $value }
chart-target-line = target { $value }
chart-target-line-proposed = proposed target { $value }
chart-no-trend = two points are no trend
chart-objective = objective { $code }
chart-order = The municipalities are in alphabetical order.
chart-basis-not-applicable = Does not apply to { $n ->
    [one] { $n } municipality
   *[other] { $n } municipalities
}.
chart-source-organisation = Source: answers from { $organisation }.
chart-source-municipalities-and = Source: answers from the municipalities and { $organisation }.
chart-source-submissions = Source: computed by the system from how the answers were submitted.
chart-grid-title = { $n } of { $n_expected } { $n_expected ->
    [one] municipality has
   *[other] municipalities have
} reported
chart-grid-subtitle = The headline indicators, municipality by municipality
chart-grid-answers = questions
chart-missing = No answer
chart-before = Before
chart-none-chosen = none of them
chart-summary-before = before { $value }
chart-summary-now = now { $value }
chart-summary-range = The municipalities' values go from { $low } to { $high }.
chart-summary-missing = Answers are missing from { $names }.
chart-summary-missing-in-part = Some answers are missing for { $names }.
chart-summary-not-applicable = Does not apply to { $names }.

## How to read the figures. The lead is set in bold, the body follows on the same line.

count-title = How to read the figures
count-missing-lead = A missing answer is neither no nor zero.
count-missing-body = We always state how many municipalities a figure rests on and the share of residents they hold.
count-yes-lead = Yes and no are counted over all municipalities.
count-yes-body = Planned does not count as yes.
count-county-lead = County total
count-county-body = is the sum of all numerators divided by the sum of all denominators. It is not a mean of the municipalities.
count-weight-lead = One municipality weighs heavily.
count-weight-body = { $share } of the county's residents live in { $municipality }. When one municipality makes up more than half of the basis we also show the county without it.
count-levels-lead = Levels have no mean.
count-levels-body = We show how many are at each level. If the median falls between two levels we write "between levels 2 and 3".
count-baseline-lead = The baseline
count-baseline-body = is the first comparable value: measured, estimated afterwards or, if there was none, the first measurement. Each chart says which.
count-target-lead = Target { $year }
count-target-body = means the situation on { $as_of }. The last cycle covers one year only. Figures for a year always mean a calendar year, so they compare; figures for a period are converted to per year.
count-small-lead = Small counts.
count-small-body = Counts of 1 to 4 persons are not shown, nor the value that would reveal them. Zero is shown. Numbers of municipalities, sites, meetings and full-time equivalents are not persons and are always shown.
count-sexes-lead = Women and men
count-sexes-body = are shown separately when persons are counted and nobody can be singled out.
count-order-lead = Municipalities are shown in alphabetical order.
count-order-body = You may sort by population or value. We do not rank.
count-map-lead = The map shows area, not people.
count-map-body = Read it together with the number of residents.

## Summary on one page. { $words } is the count in words with a capital, { $total } in words without.

summary-title = { $cycle } of { $strategy }
summary-subtitle = The situation on { $as_of } in the { $n_words } municipalities of { $county } · edition { $edition } · reg. no. { $registry_number }
summary-all = { $n ->
    [2] Both
   *[other] All { $words }
}
summary-reached = { $reached ->
    [0] None of the { $total } objectives has been reached.
    [one] One of the { $total } objectives has been reached.
   *[other] { $words } of the { $total } objectives have been reached.
}
summary-closer = { $n ->
    [one] One is closer to the target than at the baseline.
   *[other] { $words } are closer to the target than at the baseline.
}
summary-same = { $n ->
    [one] One is much the same as at the baseline.
   *[other] { $words } are much the same as at the baseline.
}
summary-further = { $n ->
    [one] One is further from the target than at the baseline.
   *[other] { $words } are further from the target than at the baseline.
}
summary-first = { $n ->
    [one] One is measured for the first time.
   *[other] { $words } are measured for the first time.
}
summary-open = { $n ->
    [one] One cannot be settled yet.
   *[other] { $words } cannot be settled yet.
}
summary-no-target = { $n ->
    [one] One has no target and is described in words.
   *[other] { $words } have no target and are described in words.
}
summary-baseline = Baseline: { $value }
summary-target = Target { $year }: { $value }
summary-main-result = { $yes } of { $n_expected } municipalities, { $share } of residents
summary-changed = What has changed
summary-remaining = What remains to { $year }
summary-voices = What the municipalities say
summary-grid = Status grid
summary-basis-title = The basis
summary-basis = Answers from { $n } of { $n_expected } { $n_expected ->
    [one] municipality
   *[other] municipalities
} with { $share } of residents.
summary-missing-from = Answers are missing from { $names }.
summary-caution = Two measurements are no trend
summary-proposed-title = What is proposed
summary-proposed-council = The collaboration council is asked to take note of the follow-up and give comments by { $date }
summary-targets-note = proposed targets have not been decided

## The county's report

report-title = Follow-up report for the county
report-summary = Summary on one page
report-contents = Contents
report-about = About the follow-up
report-about-strategy = The strategy and its objectives
report-about-method = How the follow-up was made
report-about-answers = Who answered
report-about-figures = How to read the figures
report-changes = What has changed since the last follow-up
report-target-area = Target area { $number }: { $title }
report-objective = Objective { $number } { $title }
report-more-indicators = More indicators in the target area
report-follow-up = Follow-up and evaluation in the county
report-voices = What municipalities and parties say
report-activities = Activities carried out
report-consequences = Consequences
report-consequences-children = Children
report-consequences-gender = Gender equality
report-consequences-environment = Environment
report-consequences-economy = Economy
report-comments = Comments from the collaboration councils
report-conclusions = Conclusions and further work
report-municipalities = The municipalities, one page each
report-appendix = Appendix { $number }
report-appendix-definitions = Indicators, questions and definitions
report-appendix-tables = Tables
report-appendix-corrections = Changed questions, targets and corrected values
report-appendix-terms = Words in the report
report-appendix-verify = How to verify the edition
report-appendix-recipients = Distribution list
report-objective-says = The objective says
report-objective-now = The situation now
report-objective-difference = Difference from the baseline
report-objective-remains = What remains
report-analysis = Analysis
report-indicators = Indicators
report-other-language = The text is only in { $language ->
    [en] English
   *[sv] Swedish
}.

## The municipality's own report

own-report-one-page = The municipality on one page
own-report-one-page-hint = answer now, last answer, what the strategy aims at
own-report-answers = Its answers question by question
own-report-county = The county for comparison
own-report-county-hint = n of { $n_expected }, no ranking
own-report-comments = The municipality's comments
own-report-figures = How to read the figures
own-report-not-reported = The municipality has not reported in { $cycle }. Earlier answers are shown below.
own-report-answer-now = Answer now
own-report-answer-before = Last answer
own-report-strategy-aims = What the strategy aims at

## Basis for the case memo

memo-title = Basis for the case memo
memo-proposal = Proposed decision
memo-summary = Summary
memo-matter = The matter
memo-preparation = Preparation
memo-assessment = Assessment
memo-consequences = Consequences for the environment, children and gender equality
memo-economy = Economic consequences
memo-follow-up = Follow-up
memo-basis = Basis for the decision
memo-sent-to = Sent to

## Small texts: the municipal contact

contact-progress = The municipality's answers: { $filled } of { $total } questions filled in. Last day { $deadline }.
contact-draft = The draft is yours alone. The region sees the answers only when you submit them.
contact-saved = Saved at { $time }
contact-offline = No connection. What you write stays here and is saved when the connection is back.
contact-previous = Last answer ({ $date }): { $answer }.
contact-same-answer = Same answer now
contact-no-previous = No earlier value.
contact-comment = Comment on the answer (will be published)
contact-message = Message to the owner (not published, but a public record)
contact-anchored = The answers are agreed within the municipality
contact-own-registry-number = The municipality's registry number (optional)
contact-print = Print the questions
contact-excel = Download as Excel
contact-invite = Invite a colleague
contact-decline = We choose not to answer this time
contact-two-editors = Someone else changed the same answer at { $time }. Both are below, choose which one applies.
contact-check = Check the answers
contact-submit = Submit
contact-voluntary = voluntary
contact-region-answers = the region answers

## Small texts: the strategy owner

desk-not-begun = Not begun
desk-begun = Begun
desk-submitted = Submitted
desk-returned = Completion requested
desk-approved = Checked
desk-declined = Declined
desk-extended = Extended to { $date }
desk-stale = Figures in the text have changed since you wrote it. Read it through and confirm.
desk-lock = Lock the edition. It cannot then be changed, only corrected by a new edition.
desk-publish-now = Publish now
desk-publish-after = Publish on { $date } after the meeting
desk-target-strategy = By the strategy
desk-target-proposed = Proposed, not decided

## Small texts: councils and everybody

council-draft-banner = Draft for comments, version { $version }, { $date }. Figures may change.
council-give-comments = Give comments
council-no-objections = No objections
any-example = Example data. The answers are invented and say nothing about the municipalities.
any-show-table = Show as table
any-download = Download (CSV, PNG, SVG)
any-accessibility-statement = Accessibility statement
any-accessibility-report = Report accessibility problems
any-link-expired = The link has expired. Ask { $sender_mailbox } for a new one.

## The form in Excel

sheet-answers = Answers
sheet-read-first = Read this first
sheet-code = Code
sheet-question = Question
sheet-answer = Answer
sheet-numerator = Of which
sheet-status = Status
sheet-status-estimated = Estimated
sheet-status-not-available = Not available
sheet-status-not-applicable = Does not apply
sheet-planned-from = Planned from (month)
sheet-comment = Comment (will be published)
sheet-previous = Last answer
sheet-title = { $cycle }: answers from { $municipality }
sheet-intro = The questions concern the situation on { $as_of }. The last day to answer is { $deadline }.
sheet-how-answers = Fill in the sheet "Answers", one row for each question or part. Leave a row empty to answer it later.
sheet-how-status = If you have no figure, choose "Not available" in the column Status. An empty row is never counted as no or zero.
sheet-how-numbers = Enter numbers without a unit. Enter values, not formulas.
sheet-how-planned = If the answer is "No, but planned", give month and year in the column "Planned from (month)", for example 2027-08.
sheet-how-cells = Do not change codes, questions or rows; the file is read by them.
sheet-version = Form version { $version }
sheet-previous-on = Last answer, { $date }
sheet-message = Message to the owner (not published, but a public record)
sheet-of-which = Of which { $what }
sheet-ratio = { $den }, of which { $num }
sheet-estimated = { $answer } (estimated)
sheet-none-chosen = No option
sheet-across-strategy = Across the strategy
sheet-asked-if = Fill in only if the answer to { $code } is yes.
sheet-asked-if-other = Fill in only if the answer to { $code } makes the question relevant. Otherwise the system sets the answer.
sheet-options = Choose yes or no on every row. You may also write x on the rows that fit and leave the others empty.
sheet-voluntary = The question is voluntary.
sheet-refused = The answer does not fit the field. Choose from the list, or enter a number without a unit. If you have no figure, leave the field empty and choose "Not available" in the column Status.
sheet-about-lead = What it is about
sheet-about = { $organisation } answers questions on { $strategy }. The questions concern the situation on { $as_of }. The last answer stands beside each question.
sheet-deadline-lead = Until when
sheet-deadline = The last day to answer is { $deadline }.
sheet-how-lead = How to fill it in
sheet-missing-lead = If a figure is missing
sheet-how-not-applicable = If the question cannot be answered because there is nothing to count, choose "Does not apply" and say why in the comment. If the number is a judgement, enter it and choose "Estimated".
sheet-hand-in-lead = How to hand it in
sheet-hand-in = Save the file and send it back to where you got it from. Whatever needs correcting is pointed out cell by cell, and you can correct it before the answers are submitted.
sheet-privacy-lead = No personal data
sheet-ask-lead = Whom to ask
sheet-ask = The owner of the follow-up at { $region } answers questions about the form.
sheet-fields-lead = Fields to fill in
sheet-fields = look like this. The other cells are locked, without a password.

## Errors when the form is read. Whoever shows the message prints the cell in front of it.

import-unknown-code = The code { $code } is not in the form. Put the code back as it was, or download the form again.
import-wrong-strategy = The file concerns { $found }, but you are answering for { $expected }. Choose the right file, or download the form again.
import-wrong-cycle = The file concerns { $found }, but you are answering for { $expected }. Download the form for { $expected } and fill it in.
import-wrong-organisation = The file was made for { $found }, but you are answering for { $expected }. Choose the file for { $expected }.
import-wrong-version = The file has form version { $found }, but version { $expected } applies now. Download the form again and move the answers over.
import-not-a-form = The file is not a form from Målspår. Choose the file you downloaded, or download the form again.
import-not-number = "{ $found }" is not a number. Enter a number, for example 16.5. If you have no figure, choose "Not available".
import-too-many-decimals = { $found } has too many decimals. Enter the number with at most { $decimals ->
    [one] { $decimals } decimal
   *[other] { $decimals } decimals
}.
import-planned-without-month = The answer is "No, but planned", but the month is missing. Give month and year in the column "Planned from (month)".
import-month-without-planned = A month is filled in, but the answer is not "No, but planned". Remove the month or change the answer.
import-month-unreadable = "{ $found }" cannot be read as a month. Enter year and month, for example 2027-08.
import-not-in-list = "{ $found }" is none of the answers. Choose one of these: { $allowed }.
import-formula = The cell holds a formula. Replace the formula with its value.
import-error-value = The cell shows the error { $found }. Enter the value instead.
import-duplicate = The row for { $code } appears twice. Remove one of them.
import-code-changed = The row belongs to { $code }, but the column Code says "{ $found }". Put the code back, or download the form again, so that the answer does not end up with the wrong question.
import-row-gone = A row for { $code } has been deleted. Download the form again and move the answers over.
import-half-share = One of the two numbers is missing. Enter both, or leave both empty and choose "Not available" in the column Status.
import-option-open = Other rows of the question are answered, but not this one. Choose yes or no.
import-too-large = The file is larger than a form can be. Choose the file you downloaded, or download the form again.
import-protected = The file has a password or is saved in an older format. Save it as an Excel workbook (.xlsx) without a password.
import-unidentified = The file looks like a form from Målspår, but it no longer tells whose answers it holds. Download the form again and move the answers over.
import-damaged = The file cannot be read. Open it, save it as an Excel workbook (.xlsx) and try again, or download the form again.

## The report's own words and sentences

report-draft = draft
report-edition = Edition
report-date = Date
report-registry-number = Registry number
report-n-of = { $n } of { $whole }
report-example-mark = Example data: the answers are invented
report-word-objective = Objective
report-word-result = Now
report-objective-label = Objective { $number }
report-key-now = now
report-key-target = target { $year }
report-no-analysis = No analysis has been written yet.
report-definition = How we count
report-comment = Comment
report-comments-on-answers = Comments on the answers
report-attached = Files in the report
report-file = File
report-file-describes = Contents
report-municipalities-intro = Each municipality is shown with its own answers: now, at the baseline and what the strategy aims at. No municipality gets a status.
report-answers = Answers
report-answer-at = Answer { $as_of }
report-residents = Residents
report-share-of-county = Share of the county
report-residents-source = Residents on { $as_of }. Source: Statistics Sweden (SCB).
report-strategy-intro = { $title } applies { $period }. It has { $areas } target areas, and { $objectives } objectives are followed up here. The strategy guides: each party decides for its own activities.
report-method-past = The municipalities answered between { $from } and { $to }. The questions concern the situation on { $as_of }.
report-method-open = The municipalities have from { $from } to { $to } to answer. The questions concern the situation on { $as_of }.
report-method-region = { $region } answers for health care in all municipalities, checks the answers and asks for completion where needed.
report-method-draft = This is a draft. Figures may change until the edition is locked.
report-derived = Computed from { $code }: level { $level } or higher is a yes.
report-baseline-note = The baseline concerns { $as_of } ({ $origin }).
report-tables-note = The values stand as a table in appendix { $number }.
report-verify-draft = A draft is not locked and cannot be verified afterwards. A locked edition carries a signature, and this page then tells how to check it.
report-verify-attached = All values in the report also lie in the PDF as files. They can be opened in a PDF reader that shows attachments.
report-answered-by = Who answers
report-by-municipality = Each municipality
report-by-region = { $region }, for all municipalities
report-by-both = Each municipality; { $region } answers the row { $row }
report-by-nobody = Nobody, it is computed from other answers
report-attached-csv = All values in the report as a table
report-attached-json = All values in the report for programs
summary-subtitle-draft = The situation on { $as_of } in the { $n_words } municipalities of { $county } · draft
summary-change = { $title }: { $before } at the baseline, { $now } now.
sentence-parts-missing = { $n } of { $whole } answers { $n ->
    [one] is
   *[other] are
} missing.
sentence-parts-missing-from = { $n } of { $whole } answers { $n ->
    [one] is
   *[other] are
} missing, from { $names }.
sentence-no-answers = No answers yet.
sentence-remains-missing = { $remains }, { $n ->
    [one] { $n } of which has no answer
   *[other] { $n } of which have no answer
}.
sentence-municipalities-missing = Answers are missing from { $n ->
    [one] { $n } municipality
   *[other] { $n } municipalities
}.
own-aim-all = all
own-aim-should = { $aim } (the strategy says "should")
own-question-row = { $title }: { $row }
own-comment-by = { $title } ({ $who })
summary-both-note = Differences concern those who answered both times.
sentence-without-dominant = { $municipality } makes up more than half of the basis; without it the result is { $result }.
sentence-share-change = Among those with figures from both times it was { $before } ({ $before_share }) at the baseline ({ $baseline_date }) and is now { $now } ({ $now_share }).
sentence-number-change = Among the { $both } municipalities with figures from both times it was { $before } at the baseline ({ $baseline_date }) and is now { $now }.
target-full = Target { $year }: { $value }, { $support }.
target-every-part = all, in every municipality that the question applies to
target-support-text = by the strategy
target-support-should = by the strategy, which says "should"
target-proposed-note = proposed target, not decided

## No from the service

form-old-version = The form belongs to version { $form } of the questions, but version { $current } now applies. Download the form again and move the answers over.
cycle-not-open = The cycle { $state ->
    [planned] has not opened yet
    [reviewing] is closed for answers, the review is under way
    [sealed] has ended
   *[other] does not take answers
}. Get in touch with the strategy owner if the answers need changing.
submission-not-open = The answers are { $state ->
    [submitted] already submitted
    [approved] checked
   *[other] not open for changes
}. Get in touch with the strategy owner if something needs changing.

## Pages

home-what = Here Sweden's regions follow up their strategies together with the municipalities.
home-strategies = Strategies
home-nothing-published = no edition has been published yet
home-no-strategy = No strategy has been imported yet.
site-language = English
site-skip = Skip to the content
site-menu = Menu
site-home = To the first page
site-overview = Overview
site-indicators = Objectives and indicators
site-municipalities = Municipalities
site-changes = Changes
site-activities = Activities
site-about = How it was done
site-editions = Editions
site-from-edition = { $state }. From edition { $number } of the follow-up report.
site-download = Download the chart:
site-compare = Compare municipalities
site-compare-choose = Choose municipalities
site-compare-show = Show side by side
site-edition = edition { $number }
site-published-on = Published on { $date }.
site-superseded = Corrected by a later edition.
site-corrects = Corrects:
site-file-page = The report as a page
site-file-pdf = The report as a PDF
site-file-archive = The report as a PDF without attachments
site-in-swedish = in Swedish
site-in-english = in English
account-address = Write a full e-mail address, for example name@municipality.se.
page-not-found = There is no such page
page-not-found-advice = Check the address, or begin again from the first page.
page-forbidden = You have no access to this page
page-forbidden-advice = Sign in with the account that has access, or get in touch with the strategy owner.
page-failed = Something went wrong on our side
page-failed-advice = Nothing that you have submitted is lost. Try again in a while.

## The command line

cli-migrated = The database is up to date.
cli-cycle-open = The cycle { $cycle } is open for answers.
cli-cycle-review = The review of { $cycle } has begun and the drafts are made.
cli-submitted = { $organisation }: the answers are submitted.
cli-no-database = There is no database in { $folder }. Check --data, or make one with "malspar migrate" or "malspar strategy import".
cli-form-overwritten = { $field }: somebody else had changed the answer since the form was downloaded. The form's answer now applies.
cli-not-found = { $thing ->
    [strategy] There is no strategy { $what }. Check the spelling.
    [strategy-then] The strategy { $what } was not in the database at that time. Choose a later one.
    [version] The strategy has no such version: { $what }.
    [cycle] There is no such cycle: { $what }. Check the spelling.
    [edition] There is no edition { $what }. Check the spelling, or see which there are with "malspar report list".
    [rendition] The edition has no such file: { $what }.
    [submission] There are no answers: { $what }.
    [indicator] There is no indicator { $what }. Check the spelling.
    [organisation] { $what } does not take part here. Check the code.
    [population] The register has no number of residents for { $what }.
    [account] There is no such account.
    [membership] The account has no such role.
    [share-link] There is no such share link: { $what }. See which there are with "malspar share list".
   *[other] There is no such thing: { $what }. Check the spelling.
}
cli-forbidden = You may not do this here: { $what }.
cli-conflict = Somebody else changed the same thing meanwhile. See how it is now, and do again what is missing.
cli-database-busy = The database is busy. Try again in a while.
cli-database-full = There is no room left on the disk. Make room, and do it again.
cli-database-failed = The database cannot be used. It answers: { $said }
cli-report-failed = The report could not be made: { $said }
cli-data-failed = Something could not be read or written: { $said }
file-not-there = There is no such file. Check the name.
file-not-allowed = The right to read or write there is missing.
file-is-a-folder = This is a folder. Name a file.
file-no-folder = A part of the path is a file and no folder.
file-no-room = There is no room left on the disk. No file was written.
file-read-only = One can only read there, not write.
file-not-text = The file is not text in UTF-8. Save it as UTF-8.
file-not-a-file = This is no ordinary file, so nothing is written there. Name a file.
file-already-there = The file is there already and may hold somebody's work. Choose another name, or remove it first. For a form --force can be added as well.
file-another-kind = A file of another kind is there already. Choose another name.
file-ending = The name must end in one of { $known }.
file-failed = That failed. The system answers: { $said }
cycle-is = The cycle { $cycle } { $state ->
    [planned] is not open for answers yet. Open it first.
    [collecting] is already open for answers.
    [reviewing] is already being reviewed.
   *[sealed] is locked. Answers in it are changed by being opened again, one organisation at a time.
}
strategy-of-another-region = The strategy is there already and belongs to another region, { $region }. Give this one another name (slug).
cli-strategy-good = { $slug }: no errors, { $n ->
    [one] { $n } indicator
   *[other] { $n } indicators
}.
cli-strategy-imported = { $slug }: imported as version { $version }.
cli-strategy-unchanged = { $slug }: nothing new, version { $version } applies.
cli-mail-no-report = This is no report about one of the service’s mails. A report has a part message/delivery-status and the head of the mail itself.
cli-mail-underway = The mail { $id } is not back: { $said }
cli-mail-bounced = { $noted ->
    [yes] The mail { $id } did not arrive: { $said }
   *[no] The mail { $id } was already noted as not arrived.
}
cli-strategy-move = Moved: { $cycle }, { $step }: { $from } → { $to }
cli-strategy-unmoved = Nothing in the timetable is moved.
cli-strategy-dry = Nothing has been imported.
cli-form-read = { $organisation }: { $answered } of { $asked } answers filled in, { $changed } changed.
cli-nothing-stored = Nothing has been stored.
cli-no-address = The setting address is "{ $address }". Write the address of the service without a path, such as https://malspar.example.se.
cli-serving = Målspår is running: { $url }
cli-serve-example = The database holds example data. Start it with "malspar demo", or choose another data folder with --data.
cli-demo-real-data = The data folder holds real answers. The example writes only in a folder of its own: choose one with --data.
cli-demo-register = Register: { $n } municipalities with boundaries and residents { $years }.
cli-demo-strategy = Strategy: { $title }.
cli-demo-forms = Forms { $cycle }
cli-demo-answers = Answers { $cycle }: { $n } forms read, submitted and checked.
cli-demo-done = Done. The answers are example data.

## Expressions in the strategy pack: derived indicators, level rules, conditions and checks

expr-empty = The expression is empty. Write a calculation or a condition, for example KB5 >= 3.
expr-too-long = The expression has { $n } characters, and at most { $max } are allowed. Shorten it, or divide it between several indicators.
expr-too-deep = At character { $at } more than { $max } brackets or functions stand inside each other. Take some away, or divide the expression between several indicators.
expr-character = The character "{ $found }" at character { $at } is not part of the language. Take it away, or write with =, !=, <, <=, >, >=, and, or and not.
expr-number = The number { $found } at character { $at } has too many digits. Write a number with at most 28 digits.
expr-decimal-comma = There is a decimal comma at character { $at }. Write a point instead, for example 0.5.
expr-end = The expression ends too early: something is missing at character { $at }. Write what is missing, or take away what stands last.
expr-unclosed = The bracket at character { $at } is never closed. Add a closing bracket.
expr-unexpected = "{ $found }" at character { $at } cannot stand there. Check what stands right before it, and whether a bracket is missing or one too many.
expr-chained = At character { $at } a second comparison, { $found }, follows right after the first. Write two conditions with and between them.
expr-unknown-function = At character { $at } { $found } is used as a function, but there is no such function. The functions are has, count, numerator, denominator, share, min and max.
expr-unknown-fact = "{ $found }" at character { $at } is no fact about a submission. Write reported, complete, on_time or checked after submission and the point.
expr-arguments = At character { $at } { $function } has the wrong number of values. Write { $n ->
    [one] { $n } value
   *[other] { $n } values, with a comma between them,
} inside the brackets.
expr-name-needed = At character { $at } { $function } needs the code of an indicator. Write it instead of what stands there.
expr-unknown-name = "{ $name }" at character { $at } is neither an indicator nor a series of the strategy. Correct the spelling; capital and small letters differ.
expr-no-this = At character { $at } stands this, which exists only in the rules of a question. Write the code of the indicator instead.
expr-wrong-kind = At character { $at } { $name } is { $kind ->
    [number] a number
    [level] a level
    [yes_no] a yes/no answer
    [condition] a condition
    [choices] a multiple choice
    [ratio] a share
   *[other] something else
}, and { $function } cannot be used on it. Use count and has on multiple choices, numerator, denominator and share on shares.
expr-unknown-option = At character { $at } stands { $option }, which is not an option of { $name }. Correct the code of the option.
expr-needs-condition = At character { $at } a condition that is true or false is needed, but there stands { $kind ->
    [number] a number
    [level] a level
    [yes_no] a yes/no answer
    [choices] a multiple choice
    [ratio] a share
   *[other] something else
}. Compare it with something, for example TS1 = yes or KB5 >= 3.
expr-needs-number = At character { $at } a number is needed, but there stands { $kind ->
    [level] a level
    [yes_no] a yes/no answer
    [condition] a condition
    [choices] a multiple choice
    [ratio] a share
   *[other] something else
}. Calculate with a share through share and with a multiple choice through count; levels, yes and no can only be compared.
expr-answer-alone = At character { $at } stands yes, planned or no with nothing to compare with. Write for example TS1 = yes.
expr-different-kinds = At character { $at } { $left ->
    [number] a number
    [level] a level
    [yes_no] a yes/no answer
    [condition] a condition
    [choices] a multiple choice
    [ratio] a share
   *[other] something else
} is compared with { $right ->
    [number] a number
    [level] a level
    [yes_no] a yes/no answer
    [condition] a condition
    [choices] a multiple choice
    [ratio] a share
   *[other] something else
}. Compare things of the same kind.
expr-not-comparable = At character { $at } the comparison is with { $kind ->
    [choices] a multiple choice, which has several answers. Compare their number with count, or ask for one option with has
   *[ratio] a share, which has two numbers. Compare them with share, numerator or denominator
}.
expr-no-order = At character { $at } { $kind ->
    [yes_no] a yes/no answer
   *[condition] a condition
} is compared by size. Use = or != instead.
expr-different-units = At character { $at } two different units meet: { $left ->
    [none] no unit
   *[other] { $left }
} and { $right ->
    [none] no unit
   *[other] { $right }
}. Convert so that the unit is the same on both sides.
expr-different-levels = At character { $at } levels of two different scales are compared. Compare each with a level of its own scale.
expr-no-such-level = The level at character { $at } is not on the scale. Write a whole number from 0 to { $max }.

## Schedules: when the service does something by itself. Times of day are passed as finished text: "06.00".

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
schedule-at = { $days } at { $times }
schedule-every-hour = { $days }, every hour from { $from } to { $to }
schedule-every-day = every day
schedule-monday-to-friday = Monday to Friday
schedule-weekdays = every { $weekdays }
schedule-in-months = { $days } in { $months }
schedule-date = { $date } { $month }
schedule-dates = { $dates } { $month }
schedule-dates-each-month = day { $dates } of every month
schedule-dates-in-months = day { $dates } of { $months }
schedule-if-weekday = { $days }, if it is a { $weekdays }
schedule-or = { $first } or { $last }
schedule-years = { $said }, { $years }
schedule-steps = { $step ->
    [1] from { $from }
    [2] every second year from { $from }
    [3] every third year from { $from }
    [4] every fourth year from { $from }
   *[other] every { $step } years from { $from }
}
schedule-steps-to = { $steps } to { $to }
schedule-extra = { $said }, and also on { $extra }
schedule-extra-at = { $date } at { $time }
schedule-next-working-day = { $said }; if that is a day off, the next working day
schedule-previous-working-day = { $said }; if that is a day off, the working day before
schedule-in-zone = { $said } (time in { $zone })
schedule-duty = { $duty ->
    [confirm_contacts] Ask the contacts whether the task is still theirs
    [ask_registrar] Ask the registrar where nobody has confirmed
    [open_cycle] Open the follow-up
    [remind] Remind those who have not answered
    [close_cycle] End the collection and begin the review
    [region_draft] Prepare the draft of the report for the county
    [municipal_drafts] Prepare the drafts of the municipalities' own reports
    [digest] Tell the strategy owner how it stands
   *[prune] Weed what is kept for a time only
}
schedule-became = { $handling ->
    [superseded] not done, a later one was done instead
    [missed] not done, its time had passed
    [late] { $outcome ->
        [done] done, late
        [asked] begun, late
        [already] already done by somebody
       *[nothing] nothing to do
    }
   *[on_time] { $outcome ->
        [done] done
        [asked] begun
        [already] already done by somebody
       *[nothing] nothing to do
    }
}
cycle-step = { $step ->
    [confirm_contacts] The contacts are asked whether the task is still theirs
    [ask_registrar] The registrar is asked where nobody has confirmed
    [open] The follow-up opens
    [remind_week] Reminder a week before the last day
    [remind_day] Reminder the working day before the last day
    [deadline] Last day to answer
    [close] The collection ends and the review begins
    [region_draft] Draft of the report for the county
    [municipal_drafts] Drafts of the municipalities' own reports
    [overdue] Reminder after the last day
    [review_end] Last day of the review
    [lock_by] Last day to lock the edition before the papers go out
   *[meeting] Meeting
}
schedule-zone-unknown = "{ $found }" is no time zone. Write for example Europe/Stockholm.
schedule-extra-many = The schedule has { $n } times of its own, and at most { $max } are allowed. Take some away, or let the expression give them.
schedule-extra-past = The time { $time } has already been. Take it away, or write one that is to come.
schedule-extra-time = The time { $time } cannot be planned. Write a date, an hour and a minute, at the latest in { $year }.
cron-empty = The expression is empty. Write for example 0 0 6 1 3 ? 2026/2.
cron-too-long = The expression has { $n } characters, and at most { $max } are allowed. Write spans and steps instead of long lists.
cron-character = The character "{ $found }" at character { $at } cannot stand in a schedule. Write with digits, names such as MON and MAR, spaces, asterisks, commas, hyphens and slashes.
cron-shorthand = The short form { $found } cannot be used. Write the fields out: second, minute, hour, day, month, weekday and year.
cron-too-few = { $n ->
    [one] The expression has one field
   *[other] The expression has { $n } fields
} and ends at character { $at }, but six or seven are needed: second, minute, hour, day, month, weekday and, if you like, year. If the second is missing, write 0 first.
cron-too-many = The expression has { $n } fields, and at most seven are allowed: second, minute, hour, day, month, weekday and year. Take away what stands from character { $at } on.
cron-missing = At character { $at } a value is missing for the { $unit ->
    [second] second
    [minute] minute
    [hour] hour
    [day] day
    [month] month
    [weekday] weekday
   *[year] year
}. Write a value.
cron-unexpected = "{ $found }" at character { $at } cannot stand in the field of the { $unit ->
    [second] second
    [minute] minute
    [hour] hour
    [day] day
    [month] month
    [weekday] weekday
   *[year] year
}. Write values with commas between them, a span such as 1-5 or MON-FRI, or an asterisk for all.
cron-name = { $unit ->
    [month] "{ $found }" at character { $at } is no month. Write 1 to 12, or JAN, FEB, MAR, APR, MAY, JUN, JUL, AUG, SEP, OCT, NOV, DEC
    [weekday] "{ $found }" at character { $at } is no weekday. Write MON, TUE, WED, THU, FRI, SAT or SUN
   *[other] At character { $at } stands "{ $found }", but a number is needed there. Write a number, or an asterisk for all
}.
cron-weekday-number = At character { $at } the weekday is a number, { $found }, and programs number the days differently. Write MON, TUE, WED, THU, FRI, SAT or SUN.
cron-out-of-range = There is no { $found }, at character { $at }: { $unit ->
    [second] seconds
    [minute] minutes
    [hour] hours
    [day] days of the month
    [month] months
   *[year] years
} go from { $from } to { $to }. Correct the number.
cron-reversed = At character { $at } { $from }-{ $to } goes backwards. Write the earlier first. The week begins on Sunday: Saturday and Sunday are written SAT,SUN.
cron-step = The step "{ $found }" at character { $at } cannot be used. Write a whole number from 1 to { $to }.
cron-seconds = The first field is the second, and it is always 0. Write 0 at character { $at }.
cron-too-often = That is { $n } times a day, and at most { $max } are allowed. Choose fewer minutes or hours, from character { $at } on.
cron-never = There is no such day in the years { $from } to { $to }. Check the day, month, weekday and year, from character { $at } on.
cron-over = All the times of the schedule have been. Choose { $year } or a later year.

## Backups, migration and the audit trail

cli-backed-up = The backup { $file } is written and checked, { $n ->
    [one] { $n } row
   *[other] { $n } rows
}.
cli-restored = The database is restored from { $file }, { $n ->
    [one] { $n } row
   *[other] { $n } rows
}.
cli-kept-before = The database from before is kept as { $file }.
cli-migrated-steps = { $n ->
    [one] The database has taken { $n } new step.
   *[other] The database has taken { $n } new steps.
}
cli-audit-whole = The audit trail is unbroken, { $n ->
    [one] { $n } event
   *[other] { $n } events
}. Its end is { $head }. Note it outside the database, and it can be tried later with --noted.
database-behind = The database is from an older version of Målspår, { $n ->
    [one] { $n } step is
   *[other] { $n } steps are
} missing. Run "malspar migrate".
database-newer = The database is from a newer version of Målspår: it has { $steps }. Use that version.
database-foreign = The database belongs to another program. Choose another one with --data or --database-url.
database-not-backed-up = The database lacks { $n ->
    [one] { $n } step
   *[other] { $n } steps
}, and Målspår takes no backup of PostgreSQL. Take one with pg_dump, check it, and then run "malspar migrate --backed-up".
backup-not-sqlite = Målspår copies SQLite only. Back PostgreSQL up with pg_dump and restore it with pg_restore.
backup-not-there = There is no such file. Check the path.
backup-already-there = There is a file already. Choose another name, or replace it with --force.
backup-itself = This is the database itself. Choose another file.
backup-has-log = The file is a database in use and no backup: a log lies beside it. Make a copy with "malspar backup".
backup-damaged = The file is damaged or no database ({ $said }). Use another backup.
backup-dangling = Rows of the table { $table } refer to rows that are missing. Use another backup.
backup-not-ours = The file is no database of Målspår. Check the path.
backup-newer = The file is from a newer version of Målspår: it has { $steps }. Use that version.
backup-unguarded = Guards against changes to what has been submitted are missing: { $triggers }. Use another backup.
backup-differs = The copy does not have as many rows as the database in the table { $table }. Make the copy again.
restore-already-there = There is a database already. With --force it is replaced and kept under another name.
restore-in-use = Another program is using the database. Stop the service and restore again.
audit-changed = The audit trail is broken at event { $sequence }: the event was changed after it was written. Compare with a backup.
audit-missing = The audit trail is broken at event { $sequence }: the event is missing. Compare with a backup.
audit-out-of-place = The audit trail is broken at event { $sequence }: it does not belong after the event before it, so one of them has been exchanged. Compare with a backup.
audit-unknown = The audit trail is broken at event { $sequence }: the event was added past Målspår. Compare with a backup.
audit-not-as-noted = The audit trail is broken: event { $sequence } is not the one that was noted, so it or one before it has been exchanged. Compare with a backup.
audit-no-head = The audit trail is broken: the note of its end is missing, so nobody can tell whether event { $sequence } is the last. Compare with a backup.

### More checks of answers, strategies and series
check-decimals = At most { $decimals } decimals. Round the number.
check-too-long = The text has { $n } characters, at most { $max } fit. Shorten it.
check-total-missing = The parts are filled in but not the total. Fill in the total, or all parts (0 for none).
check-parts-differ = The parts add up to { $sum }, but the total is { $total }. Correct one, or enter the rest as “Sex not stated”.
check-more-places = There are { $n } by the answer to { $code }, but more rows are filled in. Remove rows, or change the number.
check-strategy = { $message }
check-outlier = { $current } is much for the number of residents, compared with the county’s other municipalities ({ $unit }). Is that right?
act-until-past = The day has passed. Choose a later one.
reopened-not-this = This question has not been reopened. Ask the strategy owner to open it, or leave the answer as it is.
reopening-expired = The answers were open again until { $date } and are locked now. Ask the strategy owner to open them anew.
pack-definition = Definitions are numbered from 1. Correct the number.
pack-definition-same = { $code } has been answered, and its kind, rows or way of counting has changed. Write definition = { $next } so that there is a break in the series, or leave the question as it was.
pack-definition-back = { $code } already has a later definition. The number can only rise.
pack-dimensions = The breakdown does not fit: either one set of rows, a row for each place (counted by a count question), or parts of something that adds up. Correct it.
pack-per-zero = The value is counted per 0. Write 1000, for example.
pack-target-value = The target needs a value, except yes and all parts in every municipality, which take none. Correct it.
pack-target-direction = The target’s comparison goes another way than the desired direction. Correct one of them.
pack-unknown-indicator = { $code } is no indicator of the strategy. Correct the code.
pack-unknown-series = { $code } is no series of the strategy. Add it under series, or write population.
pack-derived-rows = The indicator is computed row by row from { $code }, which has other rows. Give them the same rows.
pack-circle = { $code } depends on itself through others. Break the chain.
pack-each-year = Only fetched series can have a value for each year. Remove frequency.
pack-cycle-twice = The cycle { $cycle } appears twice. Remove one.
series-encoding = The file is not in UTF-8. Save it as CSV UTF-8.
series-column = The column { $name } is missing. The first line should be series,organisation,year,value.
series-row = The row cannot be read: { $detail }.
series-cell = “{ $found }” does not fit in the column { $name }. Correct it.
series-unknown-organisation = { $code } is not in the register. Correct the code.
cli-act-return = { $organisation }: a completion is requested.
cli-act-approve = { $organisation }: the answers are checked.
cli-act-decline = { $organisation }: chooses not to answer this time.
cli-act-extend = { $organisation }: extended to { $date }.
cli-act-reopen = { $organisation }: the answers are open again until { $date }.
cli-act-lock = { $organisation }: the answers are locked again, as they were checked.
cli-series-imported = { $changed } of { $n } values are new or changed.
cli-asks-for-time = { $who } asks for more time until { $until }: { $reason }. Give it with submission extend.
cli-no-notes = Nothing to look at once more.

## Targets, charts and report: measures beyond yes, sums and shares

at-baseline = at the baseline ({ $baseline_date })
at-previous = at the last follow-up ({ $date })
breakdown-note = Shares are of those that the part is known of.
breakdown-share = Share
breakdown-share-of-all = Share of all
breakdown-title = The county, broken down
chart-all-values = All values
chart-counted = { $what }, number in each municipality and not per { $per }
chart-counted-in-all = { $what }, number
chart-cycle-by-cycle = cycle by cycle
chart-in-words = answer in words
chart-median = median { $value }
chart-new-question = new question { $year }
chart-part = Part
chart-part-by-part = part by part
chart-dots-key = The ring shows { $before }, the dot { $now }.
chart-dots-same = A ring around the dot means the same value both times.
chart-parts-no-answers = no answers
chart-parts-even = { $title }: { $value } for each part
chart-parts-even-counts = { $title }: { $n } for each part
chart-parts-of-each = { $title }: how many of the parts each municipality has
chart-parts-missing = no answer from { $n }
chart-parts-planned = { $n } planned
chart-parts-subtitle = { $title }: how many have each part, { $when }
chart-rate = { $value } per { $per } { $unit }
chart-sign = { $sign }: { $text }.
chart-summary-suppressed = Not shown for { $names }: 1–4 persons or to protect another value.
chart-suppressed = not shown (x)
direction-towards-value = towards { $value }
report-activity = Activity
report-activity-time = { $date }, { $time }
report-activity-when = When
report-baseline-note-years = The baseline concerns { $years } ({ $origin }).
report-by-region-once = { $region }, once for the county
report-changes-intro = The headline indicators { $now }, compared with { $before }. Differences concern those who answered both times.
report-derived-from = Computed from { $sources }.
report-derived-from-submissions = Computed from how the answers were handed in.
report-method-region-checks = { $region } checks the answers and asks for completion where needed.
report-municipalities-intro-plain = Each municipality is shown with its own answers, now and at the last follow-up. No municipality gets a status.
report-municipalities-intro-targets = Each municipality is shown with its own answers: now, at the last follow-up and what the strategy aims at. No municipality gets a status.
report-series-source = { $title }. { $source }.
report-source-named = { $code } { $title }
report-voices-intro = The answers are given as they were written, in the alphabetical order of the municipalities.
report-voices-none = No municipality has answered the question.
report-voices-silent = No answer in words from { $names }.
sentence-levels-were = { $when } it was { $levels }.
sentence-median-between = The median lies { $between }.
sentence-median-level = The median is level { $level }.
sentence-no-data = Not available.
sentence-number-was = Among the { $both } municipalities with figures from both times it was { $before } { $when } and is now { $now }.
sentence-rate = It is { $rate }, counted over { $n } of { $of } municipalities that have both figures.
sentence-rate-counted = { $total } { $counted }. The rate is counted over { $n } of { $of } municipalities, those that have both figures.
sentence-rate-suppressed = The rate is not shown, since it would reveal a small number of persons.
sentence-rate-no-data = The number of { $unit } is not available, so the count stands alone.
sentence-rate-not-in = The number of { $unit } is not available for { $names }.
sentence-share-was = Among those with figures from both times it was { $before } ({ $before_share }) { $when } and is now { $now } ({ $now_share }).
sentence-spread = The median is { $median }. The values range from { $least } to { $most }.
sentence-was = { $when } it was { $result }.
sentence-without-yes = Without { $municipality }: { $n } of { $n_expected } municipalities, { $share } of residents.
target-at-most = at most { $value }
target-exactly = exactly { $value }
target-in-each = { $value } in every municipality
target-in-each-asked = { $value } in every municipality that the question applies to
target-in-each-place = { $value } in every place
target-level = level { $level } ({ $word })
target-median = median { $value }
unit-residents = residents

## The form as a table (CSV), and files that are not accepted

csv-guide = Fill in the columns Answer, Of which, Planned from (month), Status, Comment and Message. Do not change headings, keys or codes. Enter numbers without a unit, and values instead of formulas.
csv-guide-empty = An empty cell changes nothing: the file adds and changes answers but never takes anything away. An answer is removed in the Excel form.
csv-guide-status = Status: { $statuses }. If you have no figure, leave the answer empty and write "Not available".
csv-place = row { $row }, column { $column }
import-unclear-number = "{ $found }" can mean two different numbers. Write { $whole } if it is a whole number, or { $decimal } if it is a decimal number.
import-unread-cell = The question reads nothing here, so "{ $found }" would be lost. Remove it, or move it to the right column or to the comment.
import-too-long = The text has { $n } characters and may have at most { $max }. Shorten it.
import-csv-no-key = The row has an answer but no key, so there is no telling which question it belongs to. Move the answer to the row of the question, or download the form again.
import-csv-zeros = The file holds characters that no text has. Save it as "CSV UTF-8" and try again.
import-csv-encoding = The letters in the file cannot be read. Save it as "CSV UTF-8" and try again.
import-csv-long-row = Row { $row } is longer than a row of the form can be. Download the form again and move the answers over.
import-csv-open-quote = A quotation mark is opened in row { $row } and never closed. Remove it, or write another one after the text.
import-csv-too-many-cells = The file has more cells than a form can have. Delete empty rows and columns, or download the form again.
import-csv-one-column = In row { $row } all columns stand in a single cell: the file was opened with the wrong separator and saved. Download the form again, preferably as an Excel workbook (.xlsx), and move the answers over.
import-csv-no-column = The column "{ $heading }" is missing. Put the heading back as it was, or download the form again.
import-csv-column-twice = The heading "{ $heading }" appears twice. Remove one of the columns.
import-pdf = The file is a PDF. Send the form as an Excel workbook (.xlsx) or CSV, as you downloaded it.
import-document = The file is a text document. Send the form as an Excel workbook (.xlsx) or CSV, as you downloaded it.
import-presentation = The file is a presentation. Send the form as an Excel workbook (.xlsx) or CSV, as you downloaded it.
import-picture = The file is a picture. Send the form as an Excel workbook (.xlsx) or CSV, as you downloaded it.
import-open-document = The file is saved in LibreOffice's own format (.ods). Choose File, Save As, Excel workbook (.xlsx) and send that.
import-old-workbook = The file is saved in an older Excel format (.xls). Save it as an Excel workbook (.xlsx) and send that.
import-binary-workbook = The file is a binary Excel workbook (.xlsb). Save it as an ordinary Excel workbook (.xlsx) and send that.
import-web-page = The file is a web page, even if its name says something else. Send the form as an Excel workbook (.xlsx) or CSV, as you downloaded it.
import-cut = The file is damaged, or not all of it arrived. Send it again, or download the form again.
import-unpacks-too-large = The file unpacks to more than a form can be. Download the form again and move the answers over.
import-too-many-parts = The file consists of more parts than a form. Download the form again and move the answers over.
import-part-twice = The file holds the same part twice, so there is no telling which one counts. Open it in Excel, save it and try again.
import-parts-overlap = Parts of the file lie on top of each other. No spreadsheet program saves it so. Download the form again and move the answers over.
import-path-outside = A part of the file has a name that points outside of it. No spreadsheet program saves it so. Download the form again and move the answers over.
import-size-lies = A part of the file is not as large as the file says. Open it in Excel, save it and try again, or download the form again.
import-too-many-cells = A sheet has more cells than a form can have. Delete rows and columns outside the questions, or download the form again.
import-too-wide = A sheet reaches to cell { $reach }, far outside the questions. Delete rows and columns outside the questions and save, or download the form again.
import-too-much-text = The file holds more text than a form can have. Download the form again and move the answers over.
import-too-deep = The inside of the file is built in a way that no spreadsheet program saves. Download the form again and move the answers over.
import-too-complex = The file has more formats, sheets or other parts than a form. Download the form again and move the answers over.
import-entities = The file defines shorthands of its own for text, which no spreadsheet program saves. Download the form again and move the answers over.
import-external-links = The file takes values from other files or programs. Choose Data, Edit Links, Break Link, and write the values in the cells.
import-macros = The file holds macros or embedded objects. Save it as an ordinary Excel workbook (.xlsx) without them.
cli-form-nothing = (no answer)
pack-placeholder = “{ $name }” in braces stands for nothing here. Write one of: { $allowed }.
pack-county-empty = The register has no municipalities in county { $county }. Correct the code.
cli-register-changed = The register is changed for { $code }.
register-no-name = The name is empty or the one that the municipality already has. Write its new name.
register-no-region = { $code } is no region whose municipalities are in the register. Write 00 and the two digits of the county, for example 0018.
register-no-region-name = Write the name of the region, for example Region Örebro län.
register-no-day = The day cannot be used. Write 2027-01-01, for example.
register-no-predecessor = Name at least one other municipality whose place it takes.
extend-not-later = Answers are already taken until { $date }. Choose a later day.
pack-too-large = The largest answer may be at most 1,000,000,000,000,000. Set a lower limit.
pack-derived-persons = The indicator is computed from { $code }, which counts persons, and would reveal small counts. Ask for it instead, or compute it from something else.
pack-county-moved = The strategy already has opened cycles for county { $county }. The county cannot be changed.
cli-strategy-at-once = New or changed, and applying at once: { $codes }. If a question means something else than before, give it a higher definition.
cli-strategy-from = New or changed, and applying to cycles from { $year } on: { $codes }.
register-ended = { $code } is no municipality that still exists. Check the code.
register-other-county = { $code } lies in another county. Check the code.
register-cycle-open = The cycle { $cycle } is open and measures the situation on { $date }. Give a later day.
series-twice = The same series, organisation and year stand on an earlier line. Remove one.
series-no-source = Say who publishes the series and when it was fetched.

# Per year
per-year = { $value } per year
chart-per-year = { $measure }, converted to per year

# Small counts, what remained
status-not-shown = Not shown, to protect small counts
summary-not-shown = { $n ->
    [one] For one, the status is not shown, to protect small counts.
   *[other] For { $words }, the status is not shown, to protect small counts.
}
check-parts-others = In the parts, { $sum } are in the denominator and not in the numerator, but only { $total } in the total. Correct a numerator or denominator, in a part or in the total.
pack-asked-if-persons = The question is asked depending on the answer to { $code }, which counts persons, and that would reveal small counts. Let another answer decide.

# Map, slopes, distribution before and now, small multiples
chart-range = { $low } to { $high }
chart-map-boundaries = Municipal boundaries: Statistics Sweden.
chart-slope-moved = higher in { $up } of { $n ->
    [one] { $n } municipality
   *[other] { $n } municipalities
} than { $before }, lower in { $down ->
    [0] none
   *[other] { $down }
}
chart-slope-parts = { $title }: { $up } of { $n } parts are more common than { $before }, { $down ->
    [0] none
   *[other] { $down }
} less common
chart-slope-parts-subtitle = How many have each part, among those that answered both times, { $before } and { $now }
chart-slope-in-part = counted over the parts that have answers both times
chart-slope-way = { $name } (from { $before } to { $now })
chart-slope-up = Higher
chart-slope-down = Lower
chart-slope-same = Same value
chart-slope-once = Has a value only at { $time }
chart-slope-only = { $name } (only { $year })
chart-multiples-county = dashed line: county total
chart-multiples-median = dashed line: the median
chart-distribution-subtitle = { $measure }, among those that answered both times, { $before } and { $now }
chart-distribution-subtitle-of = { $measure }, among the { $n ->
    [one] municipality
   *[other] { $n } municipalities
} that answered both times, { $before } and { $now }
chart-level = Level
chart-count-dated = { $n } ({ $year })

# Charts
chart-at-time = { $value } ({ $time })
chart-over-time = Over time: { $points }.
chart-baseline-at = baseline { $value }, { $time }
chart-grid-at-least = at least: some part is not answered
chart-level-count = { $n } “{ $level }”
chart-level-missing = answers missing for { $n }
chart-parts-between = { $title }: from { $least } to { $most }
chart-parts-least = Least common is { $least_name } ({ $least })
chart-parts-most = Most common is { $most_name } ({ $most })
chart-parts-most-least = Most common is { $most_name } ({ $most }), least common { $least_name } ({ $least })

# Verifying an edition: the page in the report
report-attached-snapshot = Everything that the report says, as it is signed
report-attached-signature = The signature over snapshot.json
report-verify-intro = The edition is locked and signed. Everything that it says also lies in the file snapshot.json inside the PDF, together with the signature. Here is what can be checked, and how.
report-verify-intro-plain = This is the locked edition without attachments. The values and the signature lie in the other PDF, the one with attachments; the checksum is the same in both.
report-verify-sealed = Locked
report-verify-moment = { $date }, at { $time } (UTC)
report-verify-page = The edition's page
report-verify-hash = Checksum (SHA-256) of snapshot.json
report-verify-key = The key's id
report-verify-renderer = Made with
report-verify-how = What to do
report-verify-step-command =
    With Målspår:
    malspar report verify REPORT.pdf --manifest manifest.json --key public-key.txt
    The manifest and the public key are where the edition is published. Without them the program answers what the file itself can show.
report-verify-step-sum =
    Without Målspår: save the attachment snapshot.json and run
    sha256sum snapshot.json
    The sum must be the one printed here, character by character; the spaces are there for reading aloud. The signature is Ed25519 over the bytes of the file, so that other programs can check it as well.
report-verify-step-key = Compare the key's id with the one that the region itself states, on its website for example. A key that only comes with the file proves nothing.
report-verify-words = What the words mean
report-verify-consistent = Consistent
report-verify-consistent-means = Attachments, printed checksum and, with the same program, a new rendering say the same. It does not show who made the file.
report-verify-values = Authentic values
report-verify-values-means = The signature over snapshot.json was made with the region's key. The values are those that the region locked.
report-verify-file = Authentic file
report-verify-file-means = The manifest is signed with the region's key and lists this very file, byte for byte.

# Verifying an edition: what the check shows
verify-not-a-pdf = The file is neither a PDF nor a package. Another file of an edition can be checked with the manifest.
verify-damaged = The file is not a PDF that Målspår has written, or it has been changed or cut off. Fetch it again.
verify-too-large = The file unpacks to more than a report can be. It has not been read.
verify-attachment-twice = There are two attachments { $name }. Different programs show different ones.
verify-attachment-missing = The attachment { $name } is missing.
verify-attachment-unknown = The attachment { $name } does not belong to an edition.
verify-no-attachments = The file has no attachments. Values and signature lie in the edition's other PDF; this one can be checked with the manifest.
verify-no-snapshot = The file has no signed snapshot.json. So it is in a draft, and in an edition that somebody has taken the proof out of.
verify-snapshot-form = { $name } has a form ({ $form }) that this version of Målspår does not read. Check with the version that made it, or a later one.
verify-snapshot-unread = { $name } is not written as Målspår writes it.
verify-edition = The file says that it is edition { $edition }.
verify-no-edition = What is signed is a draft and no edition.
verify-signature-fits = The signature in { $name } belongs to the contents. The key's id: { $key }.
verify-signature-not = The signature in { $name } does not belong to the contents. One of them has been replaced or changed.
verify-hash-printed = The printed checksum is that of { $name }: { $hash }.
verify-hash-differs = The printed checksum is another than that of { $name }: { $hash }.
verify-key-differs = The printed key is another than the one that signed: { $key }.
verify-values-agree = { $name } has the same values as snapshot.json.
verify-values-differ = { $name } has other values than snapshot.json.
verify-values-other-form = { $name } was written by another version, which may have written the same values in another way.
verify-no-key = Who signed cannot be said without the region's public key.
verify-values-authentic = The contents are signed with the key that they are checked against: { $key }.
verify-values-other-key = The contents are signed with the key { $key }, and not with the one that they are checked against, { $wanted }.
verify-manifest-unread = The manifest is no manifest that Målspår has written.
verify-manifest-forged = The manifest is not what was signed. Something in it has been changed.
verify-manifest-authentic = The manifest is signed with the key that it is checked against.
verify-manifest-other-key = The manifest is signed with another key than the one that it is checked against.
verify-manifest-unproved = Who signed the manifest cannot be said without the region's public key.
verify-file-listed = The manifest of { $edition } lists the file as { $name }. The file's checksum: { $hash }.
verify-file-not-listed = The manifest of { $edition } lists no file with just these contents. The file's checksum: { $hash }.
verify-manifest-other-edition = The manifest is that of { $edition }, and the file says that it is { $own }.
verify-manifest-snapshot = The manifest is about the same contents as the file: { $hash }.
verify-manifest-other-snapshot = The manifest is about other contents than the file's: { $hash }.
verify-other-renderer = The file was made with another version than this one, { $renderer }, and cannot be rendered anew with it.
verify-rendered-alike = The report rendered anew from snapshot.json is the same, byte for byte.
verify-rendered-otherwise = The report rendered anew from snapshot.json is not the same. Something outside the attachments has been changed.
verify-contents-unchecked = What the file says has not been compared with anything else; that it belongs to the edition, byte for byte, is said by the manifest.
verify-package-damaged = The package cannot be unpacked: it is no zip, or it is damaged.
verify-package-file = { $name } is as it was signed.
verify-package-changed = { $name } has been changed: it is not as it was signed.
verify-package-missing = { $name } is missing from the package.
verify-package-added = { $name } does not belong to the edition. It has been added.
verify-package-unsigned = { $name } is for the reader and is not signed.
verify-package-sums = SHA256SUMS has all files in the package, with their checksums.
verify-package-sum = SHA256SUMS says something else of { $name } than what the package has.
verify-package-key = { $name } is another key than the one that signed.
verify-not-in-database = The database has no edition { $edition }. Somebody else has made the file.
verify-no-strategy-here = The strategy { $strategy } is not in the database, so the file has not been compared with it. Check it with the region's manifest and public key.
verify-withdrawn = The edition was withdrawn on { $date }: { $reason }
verify-superseded = There is a later edition of the same report: { $edition }, locked on { $date }.
verify-demo-key = The signature is made with the example key. It is in the program, and anybody can sign with it: it does not show who made the file.

# What two editions say differently
difference-line = { $place }: { $before } → { $after }
difference-new = { $place }: { $after } (new)
difference-gone = { $place }: { $before } (gone)
difference-same-words = { $place }: written otherwise, in the same words
difference-other-language = { $place }: changed in the Swedish text
difference-strategy = The strategy’s name
difference-region = The region’s name
difference-area = Target area { $number }
difference-municipality = Municipality { $code }
difference-title = Name
difference-status = Status
difference-activity = Activity { $number }
difference-matter = Registry number of the matter
difference-mailbox = The unit’s mailbox
difference-sentence = The summary’s sentence
difference-request = What the reader is asked to do
difference-method = How the follow-up was made
difference-overall = The text about the whole strategy
difference-children = Consequences for children
difference-equality = Consequences for gender equality
difference-environment = Consequences for the environment
difference-economy = Consequences for the economy
difference-conclusions = Conclusions
difference-changed = What has changed, point
difference-remaining = What remains, point
difference-proposals = Proposals, point
difference-about-area = The text about target area { $number }
difference-voices = Most common answer to { $code }
difference-for-information = for information
difference-for-comments = for comments
difference-for-decision = for decision
difference-step = Handling { $number }
difference-no-objections = no objections
difference-review = Comments { $number }
difference-recipient = Recipient
difference-in-catalogue = The strategy, in something that the report does not print
difference-in-figures = The figures, in something that the report does not print
difference-in-answers = How far the answers have come, in something that the report does not print
difference-in-texts = The texts, in something that the report does not print
difference-in-example = Whether the data are invented examples
difference-in-scope = Whose report it is

# The texts of a cycle
narrative-mailbox = “mailbox” is no mailbox. Write the unit's address, for example folkhalsa@example.org, and no person's.
narrative-unknown-question = { $code } is no open question of the strategy. Correct the code.
narrative-unknown-area = { $code } is no target area of the strategy. Correct the code.
narrative-unknown-objective = { $code } is no objective of the strategy. Correct the code.
narrative-too-many = There are { $n } points here, and the summary has room for { $max }. Remove or merge some.
narrative-reason-long = The reason is { $n } characters long and may be { $max } at most. Shorten it.
narrative-steps-order = The steps are not in order of time. Move this one.
narrative-name = A name belongs here, on one line and without figures from the charts.
narrative-one-paragraph = There is room for one paragraph here, without a list. Join the text, or move the rest to the analysis.
narrative-markdown = The report has { $what ->
        [heading] no headings of your own
        [rule] no lines
        [table] no tables in the text
        [quote] no indented quotations
        [code] no code
        [html] no HTML
        [image] no images in the text
       *[definition] no links written on a line of their own
    }. Write paragraphs, emphasis with asterisks, lists and links.
narrative-number-long = The registry number is { $n } characters long and may have { $max } at most. Write the number alone.
narrative-link = The link leads to “{ $target }”. Write an address that begins with https:// or http://.
narrative-email = This looks like an e-mail address. Write no personal data in the report; the unit's address belongs in mailbox.
narrative-identity-number = This looks like a personal identity number. Write no personal data in the report.
narrative-reference-open = The double braces are never closed. Close them after the reference.
narrative-reference = “{ $reference }” is no reference to a figure. Write the indicator's code, a full stop and what is meant, for example TS1.yes or KB5.school.level.4.
narrative-reference-no-rows = { $code } has no rows. Remove the row from the reference.
narrative-reference-row = { $code } has no row { $row }. Write one of: { $allowed }.
narrative-reference-kind = There is no { $reference }. Here the indicator has: { $allowed }.
narrative-languages-differ = The Swedish and the English text refer to different figures: { $allowed }. Check both.
cli-texts-imported = The texts of { $cycle } have been taken in as version { $version }.
cli-texts-would = The texts of { $cycle } can be taken in and would be version { $version }. Nothing has been stored.
cli-texts-unchanged = The texts of { $cycle }: nothing new, version { $version } applies.
cli-texts-good = The texts of { $cycle }: no mistakes, { $n ->
        [0] nothing to look at once more
        [one] one thing to look at once more
       *[other] { $n } things to look at once more
    }.
cli-texts-gone = No longer there: { $parts }. Version { $version } is kept: malspar cycle texts export --strategy { $strategy } --cycle { $cycle } --as-of { $time }
cli-texts-then = There were no texts of { $cycle } then.
cli-texts-more-gaps = And more of them: { $n }.
text-figure-missing = { $reference } has no figure now. The report says [not available].
text-figure-hidden = { $reference } has a figure that is not shown. The report says [not shown].
text-signs = { $place }: the report cannot show { $signs }. There stands □ instead.
text-signs-here = The report cannot show { $signs }. There stands □ instead.
cli-texts-none = There are no texts of { $cycle }. Take a file in with “malspar cycle texts import”.

# The report at full length
figure-missing = [not available]
figure-not-shown = [not shown]
figure-no-names = none
figure-points = { $n } percentage points
state-at-end = The situation at the end of the strategy, on { $as_of }
report-edition-number = Edition { $number }
report-edition-corrected = Edition { $number }, with corrections
report-dnr = reg. no. { $number }
report-registry-decision = The strategy's registry number
report-method-sealed = The edition was locked on { $date } and does not change. A correction is made in a new edition.
report-swedish-only = Texts that have not been translated stand in Swedish.
report-replaced = Characters that cannot be shown are replaced by □: { $signs }.
report-replaced-more = Characters that cannot be shown are replaced by □: { $signs } and { $n } more.
report-page = Page
report-of-pages = of
report-proposals = Proposals for further work
report-steps = How the follow-up is prepared
report-step-body = Who
report-step-purpose = Purpose
report-comment-on-draft = { $date }, on the draft for comments, version { $version }
purpose-information = information
purpose-comments = comments
purpose-decision = decision
report-corrected = Corrected in this edition
report-corrected-intro = Edition { $number } corrects edition { $before }, which remains as it is.
report-reworded = Changed questions
report-tables-intro = The same values as in the charts, chapter by chapter. They are also in the PDF as files.
report-recipients-intro = The report goes to these recipients once it is published.
summary-place = { $state } in the { $n_words } municipalities of { $county }
summary-voices-answered = { $n ->
    [one] { $n } municipality has answered in words. The answer stands
   *[other] { $n } municipalities have answered in words. The answers stand
} in the chapter "{ $chapter }".
summary-request-information = { $body } is asked to take note of the follow-up on { $date }.
summary-request-comments = { $body } is asked to take note of the follow-up and to comment by { $date }.
summary-request-decision = { $body } decides on the follow-up on { $date }.
summary-address = The report as a web page:
summary-code = QR code that leads to { $address }
summary-contact = Questions about the follow-up: { $mailbox }
memo-intro = Text to copy into the region's own template. What is missing is written by the author.
memo-to-write = Written by the author.
memo-matter-body = { $cycle } of { $strategy } concerns the situation on { $as_of }.
memo-step = { $body }, { $date }: { $purpose }.
memo-comments-given = The comments stand in the report's chapter "{ $chapter }".
memo-next = The next follow-up is { $cycle }. It concerns the situation on { $as_of }.
memo-next-by-hand = When the strategy is followed up next has not been decided.
memo-next-none = This is the last follow-up of the strategy.
own-report-changed = Answers that have changed
own-changed = { $title }: { $now } (last time { $before })
own-not-compared = Cannot be compared
own-choices-all = all { $n }
own-choices-but = all but { $names }
own-county-note = The county is all municipalities together, not a mean of them.
count-tables-lead = The values as tables.
count-tables-body = Each chart has its values as a table in appendix { $number }, and all values lie as files in the PDF.
breakdown-title-of = the county, by part
gloss-objective = What the strategy wants to achieve, in its own words.
gloss-target-area = Part of the strategy that gathers objectives on the same subject.
gloss-indicator = A value that shows whether the county moves towards an objective. To the municipality it is a question in the form.
gloss-headline-indicator = The indicator or indicators that decide how an objective's situation is described.
gloss-target = The value that an indicator should reach. Targets by the strategy are decided.
gloss-target-proposed = A target made for the follow-up that has not been decided. It never decides how an objective's situation is described.
gloss-baseline = The first comparable value: measured, estimated afterwards or the first measurement.
gloss-measurement-date = The day that the answers are about.
gloss-direction = Which way an indicator should go to move towards the objective.
gloss-cycle = The years that a follow-up is about, with questions, answers and report. It is named by the year in which the answers are given.
gloss-planned = There is a decision or money set aside, and a date. Planned does not count as yes.
gloss-not-reported = The municipality has not submitted its answers. That is neither no nor zero.
gloss-not-answered = The municipality has submitted answers, but none to that question. That is neither no nor zero.
gloss-not-available = The municipality has answered that the figure cannot be produced.
gloss-not-applicable = The question can have no answer in the municipality, for example because there is no clinic in it.
gloss-approved = The region has gone through the answers. It does not approve them.
gloss-county-total = The sum of all numerators divided by the sum of all denominators, not a mean of the municipalities.
gloss-median-term = median
gloss-median = The value in the middle when all values stand in order of size.
gloss-estimated = The value is estimated by those who answered.
gloss-suppressed = Counts of 1 to 4 persons, and the values that would reveal them.
gloss-break = The question has become another. Values before and after are not compared.
gloss-owner = The person at the region who holds the follow-up together and writes the analysis.
gloss-assessment = The strategy owner's own assessment of an objective, with reasons. It stands beside the computed situation.
gloss-comments = What a collaboration council or another party has said of a draft. "No objections" is an answer as well.
gloss-meeting-step = A meeting at which the follow-up is taken up for information, comments or decision.
gloss-edition = The report in the form in which it has been locked. It does not change; it is corrected by a new edition.

# The gallery of charts
gallery-title = Gallery of charts
gallery-intro = { $n } charts: every kind, on real municipalities and hard answers. The answers are invented. Under each chart stand its figures.
gallery-table = Summary and table
gallery-phone = (phone)
gallery-county = The county, third measurement
gallery-other-language = The same in Swedish
gallery-night = The same in dark
gallery-print = The same printed in grey
gallery-first = First measurement, nothing to compare with
gallery-complete = Everybody has answered everything
gallery-silent = Nobody has answered
gallery-unknown = Everybody has answered that they do not know or that it does not apply
gallery-exceeded = Targets are exceeded
gallery-none = No and zero everywhere
gallery-zero-target = The target is zero
gallery-break = Questions were changed before the third measurement
gallery-suppressed = Small counts of persons are not shown
gallery-huge = Very large numbers
gallery-negative = Numbers below zero
gallery-without-targets = Strategy without targets
gallery-one = A single municipality
gallery-long-names = The sixteen longest names of municipalities
gallery-crowded = Many municipalities on little land
gallery-sixty = Sixty municipalities
gallery-country = All municipalities of the country
gallery-kind-grid = Status overview
gallery-kind-municipalities = Municipality by municipality
gallery-kind-parts = Part by part
gallery-kind-line = Line over time
gallery-kind-wide = Way to the target
gallery-kind-row = Way to the target, for a row of a table
gallery-kind-map = Map
gallery-kind-slope = Before and now, municipality by municipality
gallery-kind-slope-of-parts = Before and now, part by part
gallery-kind-multiples = Small charts, one for each municipality
gallery-kind-distribution = Levels before and now
cli-gallery-drawing = Drawing charts
cli-gallery-done = { $n } charts, { $files } files. Open { $page }
cli-gallery-failed = A chart could not be drawn: the program made a mistake.

# Editions: lock, publish, hand out, verify
seal-unchecked = the answers are submitted and not checked. Check them first, or lock the edition without them.
seal-left-out = the answers are submitted and not checked. They are not in it.
seal-nobody = Nobody has handed in answers that count, so the report has no figures.
seal-marked-unchecked = the answers are submitted and not checked. They are in it, marked as such.
seal-returned = a completion is requested and has not come.
seal-reopened = the answers are open again. What was checked holds.
seal-silent = has not answered.
seal-declined = declines this time.
seal-no-registry-number = The registry number is missing.
seal-no-analysis = the analysis is missing.
seal-not-reviewing = An edition is locked when the time to answer is over and the cycle is being reviewed. After that it can only be corrected by a new edition.
seal-no-reason = { $edition } is locked already. Say what is corrected and why. It is printed in the next edition.
seal-nothing-to-correct = There is no earlier edition to correct. Lock the first one without a reason.
seal-nothing-differs = Nothing differs from { $edition }, so there is nothing to correct.
seal-region-first = Lock the region's edition first. The municipalities' own show its figures.
edition-for-comments = A draft for comments is not published. Lock the edition first.
edition-not-sealed = The edition is not locked. Check the number, or lock it first.
edition-published = The edition is already published.
edition-superseded = Edition { $edition } is published and holds instead.
edition-not-published = The edition is not published, so there is nothing to withdraw.
edition-no-reason = Say why the edition is withdrawn.
key-open-to-others = Others can read the signing key. Take their right away with chmod 600, and change the key if somebody may have read it.
key-none = The file is no key from Målspår.
key-is-secret = This is the secret signing key. The public key is wanted here, which ends in .pub. Never show the secret one to anybody.
key-is-public = This is the public key. The secret signing key is wanted here.
key-damaged = The key is damaged: it does not fit its id. Get it again.
cli-key-made = A new signing key has been made, { $id }.
    The secret key lies in { $file }. Keep it secret, and keep a copy where secrets are kept: it is in no backup of the database.
    The public key lies in { $public }. Publish it on the region's web site: editions are checked with it.
cli-key-elsewhere = The database has editions that are signed with the key { $keys }, and there is no key here.
    Put it back from its own backup, as { $file }. Backups of the database hold no keys.
    If the key is lost, or is to be changed, --new-key makes a new one. Publish the new one then, and leave the old public key where it is.
cli-key-there = There is a key already, { $file }. Move it away first if it is to be changed.
cli-export-not-empty = { $folder }: the folder is not empty. Two editions should not be mixed. Name a new folder.
cli-export-no-folder = { $file }: this is a file. Name a folder, or a file whose name ends in .zip.
archive-readme = Edition { $edition }

    Everything that belongs to the edition, as it was locked: the report as PDF with attachments, as
    PDF without attachments and as a page, in Swedish and English; everything it says in
    snapshot.json, with its signature in snapshot.sig.json; a signed list of the files in
    manifest.json; and the region's public key { $key } in public-key.txt.

    The files are whole if sha256sum -c SHA256SUMS says so. That they are the region's is checked with
    malspar report verify FILE.pdf --manifest manifest.json --key public-key.txt
    Take the public key from the region then, not from this package.
cli-edition = { $edition }: locked { $date }, { $state ->
    [consultation] for comments
    [published] published and in force
    [superseded] published, replaced by edition { $later }
    [withdrawn] withdrawn
   *[sealed] not published
}
cli-edition-withdrawn = was withdrawn on { $date }: { $reason }
cli-published = { $edition } is published.
cli-published-again = { $edition } is published again. It was withdrawn on { $date }: { $reason }
cli-withdrawn = { $edition } is withdrawn. It is still there.
cli-no-difference = They say the same.
difference-of-others = The editions are not of the same report. Compare two editions of the same strategy: the region's, or one and the same municipality's.
cli-nothing-to-seal = No municipality's edition says anything else than its latest.
cli-seal-would-refuse = The edition cannot be locked like this. Nothing is locked.
cli-seal-same = Nothing differs from { $edition }.
cli-seal-would = Nothing is locked. Without --dry-run the edition is locked like this.
cli-seal-would-each = Would be locked: { $edition }
cli-sealed = Edition { $number } is locked. It does not change any more; what is wrong is corrected in the next edition.
cli-sealed-closed = The cycle { $cycle } is closed. Answers change only if the region opens them again.
cli-sealed-next = Publish it with: malspar report publish { $edition }
cli-sealed-draft = Draft { $number } for comments is locked. The cycle { $cycle } goes on.
cli-sealed-each = Editions locked: { $n }. Publish them with malspar report publish and their names.
cli-sealed-drafts-each = Drafts for comments locked: { $n }.
cli-hint-leave-out = With --leave-out the edition is locked without answers that are not checked.
cli-hint-with-gaps = With --with-gaps the edition is locked all the same, and the report says what is missing.
cli-hint-because = Write what is corrected after --because.
cli-hint-list = The editions are shown by malspar report list --strategy { $strategy }
cli-sealing = Editions { $cycle }
cli-drafts = Reports { $cycle }
cli-finding = { $answer ->
    [yes] as it should be
    [no] NOT AS IT SHOULD BE
   *[unknown] not checked
}: { $finding }
cli-remark = please note: { $remark }
cli-verify-consistent = The file is consistent: { $answer ->
    [yes] yes
    [no] NO
   *[unknown] not checked
}
cli-verify-values = The values are signed with the region's key: { $answer ->
    [yes] yes
    [no] NO
    [demo] NO, with the example key
   *[unknown] not checked
}
cli-verify-file = The file is signed with the region's key: { $answer ->
    [yes] yes
    [no] NO
    [demo] NO, with the example key
   *[unknown] not checked
}
cli-verify-contradicts = This is not an edition as it was locked.
cli-demo-sealed = Edition: { $edition }.

# The report as a page
report-skip-to-content = Skip to the content
report-table = Table

# Signing in and roles
role-name = { $role ->
    [municipal_contact] Municipal contact
    [strategy_owner] Strategy owner
    [council_reviewer] Collaboration council
    [administrator] Administrator
    *[other] No role
}
menu-answers = Answer
menu-sign-in = Sign in
menu-demo = Change role
demo-door = Try it as somebody else
demo-door-what = This is a demonstration with invented answers. Choose a role and see what the service looks like for it.
demo-enter = Try
demo-everywhere = All strategies
demo-outbox-what = No mail is sent from here. Codes and invitations are in the outbox instead.
demo-outbox = Open the outbox
page-signed-out = You are no longer signed in
page-signed-out-advice = Go back, copy what you wrote, sign in and paste it again.
account-own-address = That is your own address. Write the address of the person who takes over.
account-shut = The account with this address is shut. Ask the administrator to open it.
account-has-role = That person has this role already.
sign-in-gone = The code or link is no longer valid. Ask for a new one.
sign-in-used-up = A wrong code has been entered too many times. Ask for a new code.
sign-in-wrong-code = The code is not right. Check that it comes from the latest mail and that you enter it in the browser where you began.
sign-in-wrong-password = The address or the password is not right. If you have no password you can sign in with a code by mail.
password-short = The password is too short. Write at least { $least } characters, for instance a sentence that you remember.
password-long = The password is too long. Write at most { $most } characters.
password-address = The password must not be your e-mail address.
password-not-present = The present password is not right.
password-not-same = The passwords differ. Write the same password twice.
second-factor-wrong = The code is not right, or has been used already. Wait until the app shows a new code and enter that one.
too-often-until = Try again after { $time }.
mail-role = { $role ->
    [municipal_contact] { $deputy ->
        [yes] deputy contact
       *[no] contact
    }
    [strategy_owner] strategy owner
    [council_reviewer] reviewer in the collaboration council
   *[administrator] administrator
}
mail-office = { $role } for { $organisation } in the follow-up of { $strategy }
mail-office-everywhere = { $role } for { $organisation }
mail-sign-in-subject = Your sign-in code: { $code }
mail-sign-in = Enter the code in the window where you began, or open { $url } and press "Sign in".
    Valid for { $minutes } minutes and once.
    If you did not ask for it, ignore this mail.
mail-password-subject = Choose a new password
mail-password = Open { $url } and write the new password.
    The link is valid for { $minutes } minutes and once. The old password holds until you have chosen a new one.
    If you did not ask for a new password, ignore this mail.
mail-invitation-subject = You are invited as { $office }
mail-invitation = You are invited as { $office }.
    Sign in at { $url } with the address that this mail came to. You then get a code in another mail; no password is needed.
    If this mail has come to the wrong person, ignore it.
mail-hand-over-subject = You take over as { $office }
mail-hand-over = Your colleague hands the task over to you: you become { $office }.
    Sign in at { $url } with the address that this mail came to. Once you have signed in for the first time the task is yours.
    If this mail has come to the wrong person, ignore it. The task then stays with your colleague.
door-title = Sign in
door-what = Write your e-mail address and you get a mail with a code. If you have a password you can use that instead.
door-address = E-mail address
door-send = Send the code
door-by-password = Sign in with a password
door-by-mail = Sign in with a code by mail
door-wrong = That did not work
door-code-title = Enter the code
door-code-what = If there is an account with that address, a mail is on its way. It may take a minute; look among junk mail as well. The code is valid for { $minutes } minutes.
door-code = Code, six digits
door-enter = Sign in
door-again = Send a new code
door-link-title = Sign in here?
door-link-what = You opened the link in a sign-in mail. Press the button to sign in with this browser.
door-gone = A link is valid for { $minutes } minutes and once, and a new one replaces the old. Choose Sign in and ask for a new one.
door-too-often = There have been too many attempts. Try again after { $time }. If it is urgent, contact the strategy owner.
door-password = Password
door-forgotten = I have forgotten the password
door-forgotten-title = New password
door-forgotten-what = Write your e-mail address and you get a mail with a link where you choose a new password.
door-forgotten-send = Send the link
door-forgotten-sent = If there is an account with that address, a mail is on its way. The link in it is valid for { $minutes } minutes and once.
door-new-password = New password, at least 12 characters
door-new-password-again = The same password once more
door-set-password = Save the password
account-title = Your account
account-signed-in-as = You are signed in with { $address }.
account-roles = Your roles
account-choose = The role you were working in has ended. Choose the role to go on in.
account-no-roles = The account has no role at the moment. Contact the region's strategy owner.
account-role = { $role }, { $organisation }
account-role-deputy = { $role } (deputy), { $organisation }
account-role-now = in use
account-role-switch = Switch to this role
account-confirm-what = Is it right that you are { $role } for { $organisation }?
account-confirm = Yes, it is right
account-confirmed = You have confirmed the role.
account-colleagues = Colleagues and handing over
account-language = Language of the mails
account-language-save = Save the language
account-saved = Saved.
account-safety = How you sign in
account-by-mail = With a code by mail. That always works.
account-has-password = With a password.
account-password-link = { $has ->
    [yes] Change or remove the password
   *[no] Get a password
}
account-has-second = With a code from an app as a second step.
account-second-link = { $has ->
    [yes] Change or remove the app
   *[no] Add an app as a second step
}
account-sign-out = Sign out
account-sign-out-everywhere = Sign out everywhere
account-sign-out-everywhere-what = If you borrowed a computer or lost a telephone: sign out of every browser where you are signed in.
password-title = Password
password-what = A password is up to you. Choose a sentence that you remember, and use it only here.
password-present = Present password
password-remove = Remove the password
second-title = Signing in in two steps
second-given = You have signed in with both steps.
second-remove-what = If you have a new telephone: remove the old app. You are signed out everywhere, and can connect a new app when you sign in again.
second-remove = Remove the app
second-wanted = Open the app on your telephone and enter the code that it shows for Målspår. If you no longer have the app, the administrator can reset the second step.
second-needed = In your role you can change what others see. That takes a second step: an app on your telephone that shows codes.
second-how = Open an app for sign-in codes (such as Google Authenticator, Microsoft Authenticator or Aegis) and scan the square with the camera. Then enter the code that the app shows.
second-picture = A square to scan with the app's camera. The same key stands as text below it.
second-secret = Without a camera: type the key into the app
second-code = Code from the app, six digits
second-send = Go on
colleagues-title = Colleagues who answer for { $organisation }
colleagues-address = E-mail address
colleagues-what = Task
colleagues-contact = Contact
colleagues-deputy = Deputy
colleagues-successor = Takes over from you when signing in for the first time
colleagues-sign-in = Signing in
colleagues-seen = Has signed in
colleagues-not-seen = Invited, has not signed in yet
colleagues-you = you
colleagues-act = Act
colleagues-end = End
colleagues-invite = Invite a colleague
colleagues-invite-what = The colleague becomes a deputy: sees the same form, fills in and submits. The invitation comes by mail.
colleagues-invite-send = Send the invitation
colleagues-invited = The invitation is on its way.
colleagues-hand-over = Hand the task over
colleagues-hand-over-what = Your successor gets a mail. The task stays yours until your successor has signed in for the first time, so that the municipality is never without a contact. If your successor has used an account already, it passes at once.
colleagues-handed-over = The task passes to your successor when they sign in for the first time.
colleagues-deputy-asks = You are a deputy. It is the contact who invites colleagues and hands the task over. If the contact cannot be reached, get in touch with the region's strategy owner.
colleagues-handed-over-now = The task has passed to your successor. Thank you for your work.
colleagues-ended = The task has ended.
calendar-own-name = Dates of the follow-ups
calendar-public-name = Activities and meetings: { $strategy }
calendar-step = { $step }: { $cycle }
calendar-contact = { $step }: { $cycle }, { $organisation }
calendar-meeting = { $body }: { $purpose } ({ $cycle })
calendar-extended = You have been given until this day.
calendar-handed-in = The answers have been submitted.
calendar-title = Dates in your calendar
calendar-what = By a link of your own, the calendar on your computer or telephone shows the dates of your follow-ups. When a date is moved, or you are given more time, it moves in the calendar as well.
calendar-secret = The link is secret: whoever has it can read the dates without signing in. Put it into your own calendar and do not pass it on.
calendar-make = Make a link
calendar-has = You have had a link since { $date }. It is not shown again.
calendar-renew = Change to a new link
calendar-renew-what = If you have lost the link, or somebody else may have seen it: change it. The old one ends at once.
calendar-end = End the link
calendar-ended = The link has been ended.
calendar-once = Here is your link. It is shown only now, so copy it at once.
calendar-address = Link to your calendar
calendar-how =
    Outlook: Add calendar, Subscribe from web, and paste the link.
    Google Calendar: Other calendars, From URL. It may take a day before a change is seen.
    iPhone and Mac: Add subscription calendar.
calendar-gone = The link is no longer valid. Sign in and make a new one under Your account.
calendar-follow = Subscribe to dates
calendar-follow-what = Activities and meetings, as the latest edition has them, in your calendar.
feed-title = Editions: { $strategy }
feed-all-title = Follow-up reports from Målspår
feed-author = Målspår
feed-edition = Edition { $number } of the county's follow-up report.
feed-edition-own = Edition { $number } of the report for { $municipality }.
feed-registry-number = Registry number { $number }.
feed-follow = Subscribe to new editions
feed-follow-what = Your reader of news feeds (Atom) tells you when an edition is published.
feed-links = Follow the strategy
outbox-title = Outbox
outbox-what = This is a demonstration: no mail is sent. Here lie the mails that would have been sent, the newest first.
outbox-none = No mail yet. Ask for a sign-in code and one will come.
outbox-to = To { $address }, { $date } at { $time }
outbox-emptied = The content has been erased, since the code has expired.
menu-outbox = Outbox
cli-account-added = { $address } is invited as { $role } for { $organisation }.
cli-account-no-mail = The invitation waits: no mail server is set (smtp_url and mail_from).
cli-account-done = { $act ->
    [disable] The account is shut.
    [enable] The account is open.
    [forget] The person is forgotten: the address and all that belonged to it are gone.
    [end] The role has ended.
   *[reset] The second step is reset. A new app is connected at the next sign-in.
}
cli-account-none = No accounts yet. Add the first with malspar account add.
cli-account-shut = shut
cli-account-unseen = has not signed in
cli-account-no-such-role = The account has no such role. See which there are with malspar account list.
cli-mail-half = Set both smtp_url and mail_from, or neither.
cli-mail-wrong = smtp_url: { $why }
cli-serve-no-key = There is no key to sign with, so nothing can be locked on the site. Make one with "malspar report key".
cli-serve-no-mail = No mail server is set (smtp_url and mail_from): nobody can sign in with a code, and invitations wait.
cli-serve-no-proxy = The address is https but no proxy is named (trusted_proxies): everybody is counted as coming from one place, and after 300 tries to sign in within an hour nobody gets in.

# Answering: the municipality's form

## The form
answer-progress = { $filled } of { $total } questions { $filled ->
    [one] filled in
   *[other] filled in
}
answer-so-many = { $filled } of { $total } filled in
answer-form-of = { $cycle }: answers from { $municipality }
answer-about = The questions concern { $strategy } and the situation on { $as_of }.
answer-last-day = Last day to answer { $deadline }.
answer-last-day-was = The last day to answer was { $deadline }. You can still answer.
answer-areas = The questions, one target area at a time
answer-reason = What the region asks you to complete
answer-reopened = Open again
answer-receipt = Receipt
answer-history = History
answer-save = Save
answer-save-and-next = Save and continue
answer-save-and-check = Save and check the answers
answer-saving = Saving …
answer-not-saved = What you wrote is not saved yet. Correct what is marked.
answer-not-all-saved = Not everything is saved. Correct this, the rest is saved:
answer-signed-out = You are no longer signed in. What you write stays in this browser. Sign in in another tab, then continue here.
answer-restored = What you wrote last time was not saved in time. It has been put back below and is being saved now.
answer-unsaved-here = This browser holds answers that have not been saved. Open the questions again and they are put back.
answer-two-windows = You have changed the same answer yourself in another window at { $time }. Both are below, choose which one applies.
answer-taken-away = Someone removed the same answer while you were writing. Choose what applies.
answer-theirs = Saved answer
answer-mine = Your answer here
answer-use-theirs = Keep the saved one
answer-use-mine = Use my answer
answer-with-comment = { $answer }. Comment: { $comment }
answer-with-message = { $answer }. Message: { $message }
answer-remarks = Comment and message
answer-clear = Remove the answer
answer-value = Value
answer-number = Number
answer-total = Total
answer-share = Share: { $share }
answer-month = Month and year, for example August 2027
answer-words = Answer, at most { $max } characters
answer-choose = Choose
answer-municipality = Municipality
answer-parts = Fill in the parts or the total alone. The parts are added up, and where all are there the total need not be written.
answer-row-of-region = The region answers this row for each municipality.
answer-locked = This question is not open for changes.
answer-not-asked = Not asked after the answer to { $code }. The answer is set to: { $answer }.
answer-added-up = Added up from the parts: { $answer }.
answer-none-yet = No answer
answer-none-and-some = Both an option and “none” are ticked. Keep the one that is right.
answer-half-share = One of the two numbers is missing. Enter both, or choose “Not available”.
answer-missing = No answer yet.
answer-to-mend = { $n } { $n ->
    [one] thing
   *[other] things
} left before the answers can be submitted
answer-look-what = None of this stops you from submitting. Do say in the comment what lies behind it.
answer-to-questions = To the questions
answer-change = Change
answer-hand-in-what = When you submit, the answers reach the region and become a public record. Comments and answers in your own words are published.
answer-number-too-long = The registry number may have at most { $max } characters. Shorten it.
answer-to-form = To the form
answer-receipt-lead = The answers from { $municipality } reached the region { $time } and are a public record.
answer-receipt-file = receipt
answer-receipt-csv = Download as a table (CSV)
answer-receipt-strategy = Strategy
answer-receipt-cycle = Cycle
answer-receipt-who = Answers from
answer-receipt-role = Submitted by
answer-receipt-when = Submitted
answer-receipt-number = The region's registry number
answer-receipt-own-number = The municipality's registry number
answer-day-and-time = on { $date } at { $time }
answer-not-said = Not stated
answer-next-submitted = Next: the region checks the answers and gets back to you by { $date }.
answer-next-late = Next: the region checks the answers and gets back to you.
answer-next-returned = The region has asked for a completion. These are the answers as they were submitted.
answer-next-approved = The answers are checked and part of the follow-up. You need do nothing more.
answer-next-reopened = The answers are open again. These are the answers as they were submitted.
answer-set = set by the system
answer-words-published = Words that are published
answer-words-published-what = Comments and answers in your own words may stand in reports and on the site.
answer-words-unpublished = Words that are not published
answer-words-unpublished-what = Messages to the owner are not published, but are public records.
answer-words-none = None.
answer-about-what = About
answer-other-role = You now answer for { $organisation }, and the page you wrote on belongs to another organisation. Nothing has been saved. What you wrote is still here. Change back to the role that the page belongs to before you continue.
answer-differs = The answers have changed since you looked at them, so nothing has been submitted. This is how they are now. Read through them and submit when they are right.

# Answering: around the form
around-title = Answers from { $organisation }
around-nothing = Nobody is asking { $organisation } anything at the moment.
around-nothing-what = When a follow-up opens you get a mail, and the questions are shown here. If you miss something that you expect, contact the strategy owner.
around-earlier = Earlier cycles
around-about = concerns { $years }, the situation on { $as_of }
around-progress-region = The answers: { $filled } of { $total } { $filled ->
    [one] question
   *[other] questions
} filled in. Last day { $deadline }.
around-filled = { $filled } of { $total } questions are filled in, but the answers are not yet submitted.
around-late = The last day was { $deadline }. You can still answer until the region locks the report. Without answers you are shown as not reported; that is never counted as no.
around-reopened = Open again
around-not-reported = Not reported
around-submitted = The answers were submitted on { $date }.
around-submitted-next = The region checks them and gets back to you by { $review_by }.
around-checked = The answers submitted on { $date } are checked and part of the follow-up. You need do nothing more.
around-returned = Thank you for the answers. The region needs a completion:
around-returned-how = The other answers remain. If the answer is already right, say so in the comment and submit again.
around-opened = The answers are open again up to and including { $date }:
around-opened-for = This is about { $codes }. The other answers stand.
around-declined = You have chosen not to answer this time:
around-declined-back = Would you like to answer after all? Fill in and submit as usual, and the answers count.
around-over = The cycle has ended without answers from you. That is shown as not reported and never counted as no.
around-asked-for = You have asked for an extension to { $date }, the region will answer.
around-fill-in = Fill in
around-go-on = Continue
around-complete = Complete
around-answer-anyway = Answer after all
around-receipt = See the receipt
around-csv = Download as a table (CSV)
around-upload = Read in from Excel
around-ask-for-time = Ask for more time
around-decline = Decline
around-history = History
around-report = The municipality’s report (PDF)
around-report-draft = The municipality’s report, draft (PDF)
around-back = To all answers
around-wrong = This needs mending
around-nothing-stored = Nothing has been saved.
around-upload-what = Choose the form that you have filled in, as an Excel workbook (.xlsx) or CSV. You see what changes before anything is saved.
around-upload-closed = The answers are not open for changes now, so no form can be taken in.
around-upload-file = The form
around-upload-send = Show what changes
around-upload-none = Choose a file to read in.
around-upload-several = You sent several files. Read in one form at a time.
around-upload-more = { $n ->
    [one] And one more thing.
   *[other] And { $n } more things.
}
around-upload-gone = The file is no longer here. It is kept for an hour and taken in only once. Send it again.
around-upload-already = The answers from the form are already saved in the draft.
around-taken-in = { $n ->
    [one] One answer from the form is saved in the draft.
   *[other] { $n } answers from the form are saved in the draft.
}
around-taken-in-next = Nothing has been submitted yet. Check the answers and submit them when you are done.
around-preview = What the form changes
around-preview-count = { $n ->
    [one] One answer changes. { $answered } of the form’s { $asked } fields have an answer.
   *[other] { $n } answers change. { $answered } of the form’s { $asked } fields have an answer.
}
around-preview-same = The form says the same as the draft. There is nothing to save.
around-preview-differs = The draft has changed since you saw what the form does. Nothing has been saved. This is what it does now.
around-preview-before = Now
around-preview-after = Becomes
around-preview-overwritten = Somebody else has changed the answer since the form was downloaded.
around-preview-warnings = Look once more
around-preview-warnings-what = This stops nothing. If the answer is right, do say why in the comment.
around-preview-yes = Save in the draft
around-preview-no = Cancel, save nothing
around-no-answer = no answer
around-commented = { $answer }. Comment: { $comment }
around-sheet = Questions to print
around-sheet-how = Print the page from the browser (Ctrl + P) and let your colleagues fill it in by hand. Then enter the answers in the form.
around-sheet-from = Filled in by (service):
around-sheet-to = Return to:
around-sheet-not-decided = If something is not settled, leave the field empty. An empty field never counts as no or zero.
around-sheet-whole = Total
around-sheet-number = Number
around-sheet-planned = No, but planned from (month, year)
around-sheet-one-answer = One cross on each row.
around-sheet-several = Cross everything that fits.
around-extension = Ask for more time
around-extension-what = The last day is { $deadline }. The region gets your request and answers it. Until then the same last day applies.
around-extension-happens = If you get an extension your last day is moved, and the reminders follow it. You are shown as Extended to that day.
around-extension-until = Up to and including which day?
around-extension-days = { $first } at the earliest, { $last } at the latest, when the review ends.
around-extension-reason = Why do you need more time?
around-extension-send = Send the request
around-extension-closed = It is not possible to ask for more time now.
around-extension-closed-open = The review ends on { $date }, and a longer extension cannot be given here. You can answer until the region locks the report. Contact the strategy owner.
around-extension-closed-done = The answers have been submitted, or the cycle has ended.
around-cannot-extend = It is not possible to ask for more time now. Check how things stand.
around-extend-too-late = The review ends on { $date }. Choose that day or an earlier one.
around-no-date = Choose a day, for example 2026-04-14.
around-reason-public = The region reads the reason, and it is a public record.
around-decline-what = Answering is voluntary. If you decline, the reminders stop and the municipality is shown as Declined in the follow-up. That is never counted as no.
around-decline-kept = What is filled in stays in your draft, and you can change your mind: fill in and submit as usual.
around-decline-reason = Why do you decline?
around-decline-send = Decline this time
around-decline-closed = It is not possible to decline now.
around-decline-closed-declined = You have already declined. If you want to answer after all, fill in and submit as usual.
around-happened = What has happened
around-happened-nothing = Nothing has happened yet.
around-act = { $act ->
    [start] The answers were begun
    [submit] The answers were submitted
    [return] A completion was requested
    [approve] The answers were checked
    [decline] Chose not to answer
    [extend] Extended to { $date }
    [reopen] The answers were opened again up to { $date }
    [lock] The answers were locked again, as they were checked
    [ask] Asked for an extension to { $date }
   *[other] Something else happened
}
around-by = { $role ->
    [municipal_contact] municipal contact, { $organisation }
    [strategy_owner] strategy owner, { $region }
    [administrator] administrator, { $region }
    [council_reviewer] collaboration council
   *[other] the service
}
around-at = { $date } at { $time }
around-revisions = Changed values
around-revisions-what = Values that have changed after they were submitted. The earlier ones remain.
around-revisions-none = Nothing that was submitted has changed.
around-question = Question
around-before = Before
around-after = After

## malspar schedule
cli-schedule-strategy = Strategy: { $strategy }
cli-schedule-service = The service itself
cli-schedule-row = Schedule: { $duty }, { $when }{ $state ->
    [rests] {" "}(resting)
   *[runs] {""}
}
cli-schedule-trouble = Cannot be done: { $name }, { $n ->
    [one] tried once
   *[other] tried { $n } times
}: { $error }
cli-schedule-past = { $when }: { $what } { $cycle } ({ $became })
cli-schedule-coming = { $when }: { $what } { $cycle } { $body }
cli-schedule-more = … and { $n } more: --next shows more.
cli-schedule-nothing = Nothing more is planned.
cli-schedule-at = --at is for example data only: what is done for real is done when it is time.
cli-schedule-ran = { $date }: { $handled ->
    [0] nothing had come
    [one] one event handled
   *[other] { $handled } events handled
}, { $jobs ->
    [0] no jobs
    [one] one job done
   *[other] { $jobs } jobs done
}.
cli-schedule-stuck = { $n ->
    [one] One event
   *[other] { $n } events
} could not be done. See why with "malspar schedule list".

# Public pages, sharing and help
site-from-draft = { $state }. Draft for comments. The link is valid through { $until }.
site-whoever-sent-it = whoever sent it
site-draft-pdf-sv = The draft as PDF, in Swedish
site-draft-pdf-en = The draft as PDF, in English
site-present = Show on a big screen
site-breakdown = Breakdown
site-question-and-definition = Question and definition
site-chart-kind = { $kind ->
    [delar] The parts
    [over-tid] Over time
    [lage] Baseline, now and target
    [karta] Map
    [fore-och-nu] Each municipality, then and now
    [delar-fore-och-nu] The parts, then and now
    [fordelning] Distribution, then and now
    [kommun-for-kommun] Municipality by municipality
   *[other] Chart
}
present-title = Presentation: { $title }
present-keys = Use the arrow keys or space. Home and End go to the first and the last screen, Esc back to the report.
present-all = Show all indicators
present-main = Show the headline indicators only
present-begin = Begin
present-next = Next
present-back = Previous
present-leave = Leave
present-more = More about the indicator
present-number = { $number } of { $of }
present-steps = Go through
present-steps-of = Go through, screen { $number }
footer-label = About the site
footer-privacy = Personal data
footer-help = Help
page-unreadable = What was sent cannot be read
page-unreadable-advice = The address or the form is damaged. Go back, reload the page and try again.
page-cross-site = The request came from another site
page-cross-site-advice = Nothing has been saved. Open the page here and do again what you wanted to do.
page-wrong-method = The page cannot be used like that
page-wrong-method-advice = Go back to the page with the form and send it from there.
page-too-slow = It took too long to receive what you sent
page-too-slow-advice = Nothing has been saved. Check the connection and try again.
page-conflict = Someone else was first
page-conflict-advice = What you wanted to change has been changed in the meantime. Go back, reload the page, see how it is now and do again what is missing.
page-gone = The link is no longer valid
page-gone-advice = Ask whoever sent the link for a new one.
page-too-large = What you sent is too large
page-too-large-advice = The file may have 8 MB at most. Check that it is the right file; a filled-in form is much smaller.
page-refused = It could not be accepted
page-refused-advice = Nothing has been saved. Go back, mend it and send it again.
page-too-many = Too many attempts
page-too-many-advice = Wait a while and try again.
page-busy = The service cannot keep up right now
page-busy-advice = Nothing has been lost. Wait a minute and try again.
page-other-role = The page belongs to another organisation
page-other-role-advice = Nothing has been saved. Change back to the role that the page belongs to and do it again.
page-typed = You wrote this, and it has not been saved
statement-accessibility-lead = This is the statement of how Målspår follows the Swedish act on accessibility to digital public service (DOS-lagen), which faults are known and how you report others.
statement-how = How accessible is the site?
statement-how-text =
    The site is built to meet WCAG 2.2 at level AA, which includes what the act requires. We know of the faults that stand under Content that is not fully accessible.
    Every page can be used by keyboard, at 400 per cent zoom, on a screen 320 pixels wide, in dark mode and without JavaScript. Every chart has a summary in words and a table with the same figures.
statement-help = If there is something you cannot use
statement-help-text = Tell us, and you get the information in another way, for example as text, as a table or on paper.
statement-ask-mailbox = Write to
statement-ask-registrar = Turn to the region's registrar, who helps you on.
statement-faults-text = If you find something that is not accessible, or that you think does not follow the act, we want to know. Tell which page it is about, what you wanted to do and which assistive technology you use, if any.
statement-supervision = Supervision
statement-supervision-text = The Agency for Digital Government (DIGG) supervises the act. If you are not content with how we take care of what you report you can tell them.
statement-supervision-link = Report lacking accessibility to DIGG (in Swedish)
statement-not = Content that is not fully accessible
statement-not-items =
    The municipalities' own comments and answers in words stand in the language they were written in, also on the English pages, and are marked as Swedish.
    Large tables and charts scroll sideways in a box of their own on a narrow screen. The box can be reached by keyboard.
    Maps tell shades of one colour apart. The same figures stand in the table under the map.
    The PDF for the archive, without attachments, is made for keeping. Read the web page or the ordinary PDF instead.
statement-tested = How we have tested the site
statement-tested-items =
    Every kind of page is tested with each change by axe-core in a browser, in light and dark mode and on a phone's screen, and by the Nu Html Checker.
    Every task has been tried by keyboard alone.
    The reports as PDF are checked against PDF/UA-1.
    The site has not yet been tried by users with assistive technology.
statement-updated = The statement holds for the version of the service that you are using now, and is tried again with every new version.
statement-privacy-lead = Whoever reads what is published leaves no data. Whoever answers or works with the follow-up has an account.
statement-kept = What is kept of an account
statement-kept-items =
    Mail address and language, for you to sign in and get the mails that belong to the task.
    Which role you have, for which organisation and in which strategy.
    Password and sign-in in two steps, if you use them: the password only so that it can be checked, not read.
    When the account was made and when you last signed in, and for each role when it began and ended.
    The mails to you: address, subject and text. From mails with a code or a link the subject and the text are removed as soon as they have been sent.
    How often somebody has tried to sign in with an address or from a place on the network, as checksums instead of the addresses themselves.
    If you have made a link to your calendar: a checksum of it and when it was made. The link itself is not kept, nor when it is read.
statement-done = What is kept of what is done
statement-done-text = The audit trail shows what has been done and when, with the account's number and role. It holds no names and no addresses. Answers that have been submitted are a public record.
statement-cookies = Cookies
statement-cookies-text =
    The site has two cookies. When you ask for a code, one ties the code to your browser; it is removed when you have signed in. The other keeps track of the session and is removed when you sign out. Both go when you close the browser. A session that has not been used for twelve hours is no longer valid.
    When you fill in a form the browser keeps in its own store (localStorage) what you have written that has not arrived, and removes it when it has been saved or submitted. Until then it stays in that browser. If you use a computer that others use, see to it that everything is saved before you leave.
    The cookies and the store are necessary for the service and are read by nobody else. No statistics are collected and nothing is fetched from other sites.
statement-how-long = How long
statement-how-long-items =
    The account is there until the region removes it, for instance when you ask for it. When your last role has ended you can no longer see or change any answers.
    A session is valid for 30 days at most, and a code for an hour at most. They are removed about a day after they have expired, and so is the count of attempts.
    Mails are removed after 90 days.
    A file that you have uploaded without saying yes to it is removed within two hours.
    The audit trail is kept. When the address is removed the number in it can no longer be tied to you.
statement-rights = Your rights
statement-rights-text = The region is the controller and processes the data to carry out a task of public interest. You can ask to see your data, to have them corrected or removed. If you are not content you can complain to the Swedish Authority for Privacy Protection (IMY).
help-title = Help
help-lead = Choose what fits what you are about to do.
help-who = { $who ->
    [contact] You answer for a municipality
    [council] You read for a collaboration council, or simply want to know
    [owner] You are the strategy owner
   *[administrator] You run the service for a region
}
help-steps-contact =
    Sign in with your mail address. You get a code by mail: enter it in the window where you began, or open the link in the mail and press Sign in.
    Under Answer you see what the municipality is asked, by which day and how far you have come. The last answer stands beside each question. If it is still right one press on Same answer now is enough.
    Print the questions, download them as Excel or invite a colleague if several people have the answers. The Excel file is read in again on the same page, and you see what changes before anything is saved.
    What you write is saved by itself. The draft is yours alone: the region sees the answers only when you submit them.
    Not available is a good answer when you do not know. An empty field never counts as no or zero.
    A comment on the answer is published. A message to the strategy owner is not, but is a public record.
    Check the answers and submit. You get a receipt to keep or register.
    If the region requests a completion the questions concerned are marked and the rest remains. If you need more time, or choose not to answer this time, say so on the same page.
    Do you want the last day to answer in your own calendar? Under your account there is Dates in your calendar. If you are given more time the day moves there as well.
help-steps-council =
    What is published is read without an account. A draft for comments opens with the link in the summons; at the top stands which version it is.
    The overview shows where each objective stands and how each municipality has answered. Press an objective to read more about it.
    Under Objectives and indicators each question has its chart, map, table, definition and the municipalities' comments. Figures always stand with what they rest on: how many municipalities have answered.
    Under Municipalities you read about one, or choose some and see them side by side. They stand in alphabetical order: no municipality is graded.
    Show on a big screen gives one chart at a time for a meeting. Use the arrow keys.
    Download a chart as a picture or as figures under it. The whole report is there as PDF under Editions, and the draft on its first page.
    If you have a link of your own, give comments there, or press No objections. Otherwise write to the strategy owner, with the draft's version.
help-to = To { $room }
help-contents = On this page
help-owner-lead = How to do each thing in a follow-up, in the order in which it is usually done.
help-owner-where = _Follow-ups_ at the top leads to your strategies. In a strategy the menu shows _Cycles_, _Questions and objectives_, _Figures_, _People_, _Timetable_ and _Mails_. In a cycle it shows _Standing_, _Answers_, _Texts_ and _Report_. The strategy's name at the top of the page leads back.
help-owner-catalogue = The strategy, its questions and objectives
help-owner-bring =
    Bring a strategy
    Open _Follow-ups_ and press _New strategy_. Choose the strategy's file.
    Mistakes in the file are listed by line and column. Mend them and choose the file again.
    Read what will be set up and press _Put in force_. Before that nothing applies.
help-owner-change =
    Change a question, a text or a target
    Open _Questions and objectives_, press _Change questions and objectives_ and choose what to change.
    What you save becomes a draft. It does not apply until you press _Put in force_.
    _See what changes_ shows what it does to questions, series and targets, and from which cycle. Better words alone apply at once. What asks, counts or aims otherwise applies from the next cycle.
help-owner-file =
    Change the strategy's file
    Press _Download as a file_ and change the file.
    Press _Read from a file_. You see each difference before you put it in force.
help-owner-series =
    Read published figures in
    Open _Figures_. Choose an Excel file, a CSV file or a saved file from Kolada, and write source and day.
    _Show what changes_ sets old and new side by side. Nothing is read in until you press _Read in_.
help-owner-history =
    Read in earlier measurements
    Open _Figures_ and press _Earlier measurements_. Download the table: it has a row for each indicator and municipality before the first cycle.
    Write the values, and leave the rest empty. Choose the file, and write source and day.
    _Show what changes_ shows row by row what it becomes. What cannot be read has its cell. Nothing is read in until you press _Read in_.
help-owner-people = The people
help-owner-invite =
    Invite the contacts
    Open _People_ and press _Invite several contacts_. Paste a list, or write the address beside each municipality.
    _Show what will happen_ shows how the list is understood. The mails leave when you press _Send_.
    A deputy is invited by _Invite a person_. The councils need no account: they get their link under _Report_.
help-owner-leave =
    Change contact
    Press the person's address under _People_ and choose _End the role_. The municipality's answers and drafts stay.
    Invite the new one. A contact can also hand the task over, under their account.
help-owner-mailboxes =
    Set the registrar's mailbox and the distribution list
    Press the municipality's name under _People_ and write the registrar's functional address.
    _Change the distribution list_ at the bottom keeps who is to have the report. They get a mail with the link when the region's report is published.
help-owner-mails =
    See mails that did not arrive
    _Mails_ shows what the mail server refused or nobody knows about, with what the server answered. Press _Send again_ when it is right.
    A mail is never sent again by itself.
help-owner-plan =
    See what the service does by itself, and when
    _Timetable_ shows what comes, cycle by cycle, and what has been. _Log_ beside what has been done shows what came of it.
    The days follow from the strategy. If its rule is changed, what it moves is shown before you say yes.
help-owner-schedule =
    Add a schedule of your own, for instance a digest every Monday
    Under _Add a schedule_ you choose what, which days and what time. Press _Show what it becomes_ and then _Keep the schedule_.
    _Change_, _Let it rest_ and _Remove_ stand beside the schedule. What it has done remains.
help-owner-standing = Standing
help-owner-preflight =
    Prepare and open the cycle
    Open the cycle under _Cycles_. The list shows what is to be done. Press _Mark as done_ when you have looked.
    Meetings are entered under _Texts_. You read the mails before they leave.
    Press _Open the cycle_. The invitation is sent to all contacts, and that cannot be undone.
help-owner-remind =
    See who is missing, and remind
    _Standing_ shows each municipality: whether it has begun, submitted, been given more time or declined, and when it was last reminded. Drafts you never see.
    Press _Remind those who have not answered_. Those concerned are ticked, and the mail stands below.
    Further down stands what has happened since the last working day.
help-owner-note =
    Note a conversation
    Press the municipality's name, write and press _Save the note_. It is a public record and cannot be changed.
help-owner-time =
    Give more time
    A request for an extension stands at the top of _Standing_. Press it, choose a day and _Give the extension_, or _Say no to the request_.
    Without a request: press the municipality's name and _Give an extension_.
help-owner-close =
    Begin the review
    Press _Begin the review_ when the last day to answer has passed. It is still possible to submit and to remind.
help-owner-calendar =
    Have the dates in your own calendar
    Open your account: press your role at the top. Choose _Dates in your calendar_ and press _Make a link_.
    Copy the link, which is shown only then, and put it into your calendar program as a subscription.
    It holds every step of your follow-ups and the meetings in the texts. What is moved moves in the calendar as well.
help-owner-answers = Answers
help-owner-check =
    Check
    Open _Answers_ and press a municipality. First stands what has changed or is to be looked at, beside the last answer.
    If it is right, press _Mark as checked_. Several at once: tick them in the list and press _Mark the chosen ones as checked_.
    Only checked answers are in the locked report.
help-owner-return =
    Request a completion
    Tick _Ask about_ beside the questions concerned, write why and press _Request a completion_. With nothing ticked it is about all of them.
    The contact gets a mail and sees your reason.
help-owner-reopen =
    Reopen answers
    Press _Reopen_ on the municipality's page. Choose what may be changed, until which day, and why.
    What was checked holds until the new is submitted and checked.
help-owner-trace =
    See where a figure comes from
    Press _Where does the figure come from?_ beside the question. Each value stands with when it came, in which role and why it was changed.
help-owner-texts = Texts
help-owner-write =
    Write analysis and assessment
    Open _Texts_ and choose one. The charts, the figures and the municipalities' own words stand beside it.
    Under _Figures to pick_ press _Insert_. In the report the reference becomes a figure in the reader's language, and it follows when answers change.
    If two write at once, whoever saves last sees both texts and chooses. Nothing is lost.
help-owner-stale =
    Go through texts whose figures have changed
    They stand first in _Texts_. Read the text and change it, or press _The text still holds_.
help-owner-report = Report
help-owner-preview =
    Preview, and see what is missing
    Open _Report_. _Show as a page_ and _PDF in English_ show it as it would be now.
    Under _What is missing_ each heading leads to where it is mended.
help-owner-consult =
    Ask the councils to comment
    Press _Ask the councils to comment_. A numbered draft is frozen, and each council gets a secret link of its own. The links are shown once.
    The answers stand under the round's name. Write an answer, or press _Take into the report_.
    _Change the last day_ gives the councils more time. When the edition is locked the round is over.
help-owner-lock =
    Lock the edition
    Press _Lock edition_. The page lists what it is locked without.
    A locked edition cannot be changed, only corrected. Nothing is published.
    The municipalities' own editions are locked afterwards. If some are left over the page says so, and _Lock those that are missing_ tries again.
help-owner-publish =
    Publish
    Press the edition and _Publish_. Choose _Publish now_, or save the day of the meeting. The page then reminds you, but a person publishes.
help-owner-correct =
    Correct or withdraw
    Reopen the answer, or change the text. Then press _Correct with edition_ and write what is corrected and why. It is printed in the new edition.
    _Withdraw_ on the edition's page takes it off the site. The reason is kept.
help-owner-take =
    Case memo, archive and share links
    _Basis for the case memo_ is a page to copy from.
    _Archive package (ZIP)_ on the edition's page is everything that belongs to it, to be kept.
    _Share links_ let somebody read a draft without an account. A link can be ended at any time.
help-admin-lead = How to do each thing in administering the service.
help-admin-where = _Administration_ at the top leads to everything here. A strategy owner's pages are under _Follow-ups_.
help-admin-accounts = Accounts
help-admin-invite =
    Invite a strategy owner or an administrator
    Open _Accounts_ and press _Invite an owner or administrator_.
    Whoever is invited connects a second step at the first sign-in. Before that nothing can be done in the role.
help-admin-leave =
    When somebody leaves
    Press the address. _End the role_ takes one role away. _Shut the account_ stops all signing in and can be undone.
    _Forget the person_ removes the address for good. What the person has done remains, with a number and a role.
help-admin-let-in =
    When somebody cannot get in
    Press the address and _Let in again_ after too many tries, or _Take away the second step_ when the telephone is gone. Do so only when you know who asks.
help-admin-trail = Audit trail
help-admin-search =
    Search the trail
    Write an act, a municipality's code or choose days, and press _Search_. An account's number shows all that it has done.
    _Download what was found_ gives a table for a spreadsheet.
help-admin-verify =
    See that the trail is whole
    Press _Check that the trail is whole_. Keep the line that is shown outside the service, for example in the register of the matter.
help-admin-jobs = Jobs
help-admin-again =
    Run again what has failed
    _Jobs_ shows what the service does by itself. Open a job to see its log. Press _Run again_ beside what has failed.
    _Schedules_ shows what will be done in each strategy, and what could not be done.
help-admin-operation = Operation
help-admin-check =
    See that the service is set up as it should be
    _Operation_ says how mail, key, backups, database and address stand, and what to do. What needs looking at comes first.
    _Send a test mail to me_ shows that mail arrives.
help-admin-server =
    What is done on the server
    Backups, the secret key and the settings are seen to by whoever runs the server. It is described in the service's documentation, docs/OPERATIONS.md.
    Try that a copy can be restored. Keep the key apart.
help-words = Words that are used
help-words-text = Target is what the strategy wants to reach. Baseline is what it is compared with. Not reported means that the municipality has given no answer; that is neither no nor zero.
demo-links = Share links
demo-links-what = This is how a collaboration council reads a draft before it is published, without an account.
share-no-draft = { $edition } is no draft for comments of the region's report. Lock one with "malspar report seal --consultation".
share-no-title = Give the link a title: for whom or for which meeting it is.
share-long-title = The title may have { $most } characters at most.
share-past = That day has been. Choose one that is to come.
share-too-long = A share link is valid for a year at most.
cli-share-made = { $address }
    Valid through { $until }. The address is shown only now: it is not kept.
cli-share-no-address = Set "address" in malspar.toml to get the whole address.
cli-share-line = { $id }  { $edition }  { $title }: { $state ->
    [open] valid through { $date }
    [ended] expired on { $date }
   *[revoked] revoked on { $date }
}
cli-share-none = The strategy has no share links.
cli-share-revoked = The link is revoked.
cli-demo-shared = Share link to the draft: { $url }

# The desk: what its rooms share
menu-desk = Follow-ups
follow-ups = Follow-ups
follow-ups-none = There is no strategy here yet.
cycle-state = { $state ->
    [planned] Not opened
    [collecting] Open for answers
    [reviewing] Being checked
   *[sealed] Locked
}
desk-menu-cycles = Cycles
desk-menu-catalogue = Questions and objectives
desk-menu-figures = Figures
desk-menu-people = People
desk-menu-standing = Standing
desk-menu-answers = Answers
desk-menu-texts = Texts
desk-menu-report = Report

# The desk: Standing
mail-cycle-opening-subject = { $cycle }: answers from { $organisation } by { $deadline }
mail-cycle-opening = { $region ->
        [yes] The region
       *[no] The municipality
    } can now answer the questions in the follow-up of { $strategy }. They concern the situation on { $as_of }, and the last answer stands beside each question.
    Start here: { $url }. You can save and continue later, answer in Excel, and print the questions for colleagues in preschool, school and social services.
    The last day to answer is { $deadline }. If you need more time, or choose not to take part this time, say so on the same page.
mail-cycle-before-subject = { $days ->
    [0] The last day
    [1] One day left
    [7] One week left
   *[other] { $days } days left
}: answers from { $organisation } by { $deadline }
mail-cycle-before = { $filled } of { $total } questions are filled in, but the answers are not yet submitted.
    Continue where you left off: { $url }
    If you lack a figure, “Not available” is a good answer. If you need more time you can ask for an extension on the page.
mail-cycle-unsaid = (number)
mail-cycle-after-subject = Answers missing from { $organisation }, { $open ->
    [yes] you can still answer until { $closing_date }
   *[no] you can still answer
}
mail-cycle-after = The last day was { $deadline }, and we have had no answers from { $region ->
        [yes] the region
       *[no] the municipality
    }.
    You can still answer { $open ->
        [yes] up to { $closing_date }
       *[no] until the region locks the report
    }: { $url }
    Without answers { $region ->
        [yes] the region
       *[no] the municipality
    } is shown as “not reported”; that is never counted as no. If you choose not to take part, say so on the page and we stop reminding.
mail-cycle-sender = { $unit }, { $mailbox }
mail-cycle-footer = { $sender }. You get this mail as contact for { $organisation }. Wrong person? { $url }
standing-title = { $cycle }: standing
standing-summary = { $n } of { $of } municipalities have submitted. Last day to answer { $deadline }.
standing-summary-planned = The cycle is not open. It is meant to open on { $opens_on }, with { $deadline } as the last day to answer.
standing-summary-over = { $n } of { $of } municipalities submitted.
standing-card = { $n } of { $of } have submitted
standing-open = Open the cycle
standing-review = Begin the review
standing-remind = Remind those who have not answered
standing-happened-link = { $n ->
    [one] One thing has happened since { $since }
   *[other] { $n } things have happened since { $since }
}
standing-happened = What has happened since { $since }
standing-happened-none = Nothing has happened since then.
standing-what = { $what ->
    [asked] Asked for an extension to { $date }
    [refused] Was not given an extension to { $date }
    [opening] Was told by mail that the cycle has opened
    [before] Was reminded
    [after] Was reminded that answers are missing
    [note] Note
    [confirmed] The contact confirmed the task
    [collecting] The cycle was opened
    [reviewing] The review began
   *[other] The cycle was moved
}
standing-preflight = Before the cycle opens
standing-preflight-now = What is to be done before the cycle opens
standing-preflight-contacts = { $n } of { $of } contacts have confirmed the task or taken it over
standing-preflight-contacts-link = See which in the table
standing-preflight-people = Invite and change contacts
standing-preflight-questions = The questions have been read
standing-preflight-questions-link = Read the questions
standing-preflight-dates = The last day to answer and the meetings are right
standing-preflight-dates-what = Opens on { $opens_on }. Last day to answer { $deadline }. The review ends on { $review_until }.
standing-preflight-meetings-none = No meetings have been entered.
standing-preflight-meetings-link = Enter meetings in the texts
standing-preflight-mails = The mails have been read
standing-preflight-mails-link = Read the mails as they are sent
standing-tick = Mark as done
standing-untick = Undo
standing-is-done = Done
standing-is-to-do = To be done
standing-all = All ({ $n })
standing-missing = Have not answered ({ $n })
standing-filter = Show
standing-none-missing = Everybody has answered or declined.
standing-organisations = The municipalities and the region
standing-column-organisation = Organisation
standing-column-state = State
standing-column-handed-in = Submitted
standing-column-contact = Contact
standing-column-reminded = Last reminded
standing-column-note = Latest note
standing-filled = { $filled } of { $total } questions
standing-in-time = on time
standing-late = { $days ->
    [one] one day after the last day
   *[other] { $days } days after the last day
}
standing-nothing-handed-in = Nothing submitted
standing-asks = Asks for an extension to { $date }
standing-answer-request = Answer the request from { $organisation }
standing-answer-for = Answer for { $organisation }
standing-contact = { $contact ->
    [own] The region answers itself
    [nobody] Nobody to write to
    [not-come] Has never signed in
    [unconfirmed] Not confirmed
   *[confirmed] Confirmed
}
standing-mail-failed = The last mail was refused
standing-mail-unknown = Unknown whether the last mail arrived
standing-never-reminded = Not reminded
standing-no-note = No note
standing-note-short = { $date }: { $words }
standing-back = To the standing
standing-done-opened = The cycle is open. { $mails ->
    [0] No mails were sent.
    [one] One mail is on its way.
   *[other] { $mails } mails are on their way.
}
standing-done-reviewing = The review has begun. Draft reports are being made.
standing-done-reminded = { $organisations ->
    [0] No reminder was sent. Those you chose have answered or were reminded today already.
    [one] One organisation is reminded. The mail is on its way.
   *[other] { $organisations } organisations are reminded. The mails are on their way.
}
standing-done-ticked = Marked as done.
standing-done-unticked = The mark is removed.
standing-done-noted = The note is saved.
standing-done-given = The extension is given. The contact sees the new last day on their page.
standing-done-refused = The answer is saved. The contact sees it on their page, with your reason.
standing-mails = The mails of { $cycle }
standing-mails-what = This is how the mails are sent. The example is { $organisation }; each organisation gets its own name and its own last day, in the language that the recipient has chosen. Nothing is sent from here.
standing-mails-none = The strategy has no municipalities to write to.
standing-mails-filled = How much is filled in stands only in the mail to the organisation itself. The region does not see it.
standing-mails-no-mailbox = The mails have no mailbox to answer to. It is given in the texts of the cycle.
standing-next = Next
standing-next-all = The whole timetable
standing-mail-kind = { $kind ->
    [confirm] Question to the contact, 60 days before
    [registrar] Question to the registrar, where nobody has answered
    [opening] When the cycle opens
    [before] Reminder before the last day
   *[after] Reminder after the last day
}
standing-mail-subject = Subject: { $subject }
standing-mails-read = I have read the mails
standing-open-what = From now on the municipalities can answer. It cannot be undone.
standing-open-mails = { $mails ->
    [0] No mails are sent, since there is nobody to write to.
    [one] One mail, saying that the cycle has opened, is sent at once.
   *[other] { $mails } mails, saying that the cycle has opened, are sent at once to contacts of { $organisations } organisations.
}
standing-open-without = There is nobody to write to for { $organisations }. They get no mail.
standing-open-early = The cycle is meant to open on { $opens_on }. Today is { $today }.
standing-open-late = The last day to answer was { $deadline }. It stands in the mails, and the answers count as submitted after it. Answers can be given until the report is locked.
standing-open-left = This is not marked as done:
standing-open-yes = Open the cycle and send the mails
standing-open-not = The cycle is open already.
standing-review-what = The review begins: draft reports are made, and the cycle is shown as Being checked. No mails are sent.
standing-review-late = It is still possible to submit, to complete and to remind. It cannot be undone.
standing-review-missing = These have not answered yet: { $organisations }.
standing-review-early = The last day to answer is { $deadline }, and it has not passed.
standing-review-yes = Begin the review
standing-review-not = The review can begin while the cycle is open for answers. It is not now.
standing-remind-title = Remind
standing-remind-what = Those who are chosen beforehand have not answered, have not declined and have no extension that runs. The mails are sent at once when you press the button, to each in the language they have chosen.
standing-remind-whom = Who is to be reminded?
standing-remind-cannot = These cannot be reminded
standing-remind-none = There is nobody to remind: everybody has answered, declined or is to complete.
standing-remind-closed = Reminding is possible while the cycle takes answers. It does not now.
standing-remind-people = { $n ->
    [one] one recipient
   *[other] { $n } recipients
}
standing-remind-today = Reminded today already. Choose to remind once more.
standing-remind-extended = Has an extension to { $date }.
standing-remind-nobody-to = Nobody to write to. Invite somebody under People.
standing-remind-last = Last reminded { $date }
standing-remind-text = What the mail says
standing-remind-example = The example is written to the first who gets the mail.
standing-remind-send = Send the reminder
standing-remind-nobody = Choose at least one to remind.
standing-then-deadline = Last day to answer { $date }
standing-then-answers = See the answers
standing-people = Contacts
standing-people-none = Nobody has the role.
standing-people-deputy = deputy
standing-people-waits = takes over once signed in
standing-people-confirmed = confirmed { $date }
standing-people-since = Since { $date }
people-region-answers = The region's owners answer.
standing-people-seen = has signed in, not confirmed
standing-people-not-seen = has never signed in
standing-people-disabled = the account is shut
standing-people-forgotten = address removed
standing-people-mail = Last mail { $date }: { $state ->
    [queued] waits to be sent
    [sending] is being sent
    [sent] sent
    [failed] refused
   *[unknown] unknown whether it arrived
}
standing-people-see = Invite or change contacts
standing-notes = Notes
standing-notes-what = For example what you agreed on by telephone. A note is a public record and cannot be changed or removed. Write no name that is not needed.
standing-notes-none = Nothing has been noted.
standing-note-day = Which day is it about?
standing-note-words = Note
standing-note-save = Save the note
standing-note-empty = Write what is to be noted.
standing-note-to-come = The day has not come yet. Choose today or an earlier day.
standing-note-written = written { $date }
standing-history = What has happened
standing-extension = Extension for { $organisation }
standing-extension-link = Give an extension
standing-extension-asked = On { $asked }, { $organisation } asked for an extension to { $date }:
standing-extension-none = No request waits for an answer. You can give an extension all the same, for example after a telephone call.
standing-extension-what = The last day to answer is now { $deadline }. If they get an extension the new day holds, reminders follow it, and the state is shown as Extended to and the day.
standing-extension-after-review = The review ends on { $date }. A longer extension is too late for the report.
standing-extension-until = Up to and including which day?
standing-extension-reason = Reason
standing-extension-public = The reason is read by the contact and is a public record. If you say yes to a request you may leave it empty: then it says “As you asked.”
standing-extension-granted = As you asked.
standing-extension-give = Give the extension
standing-extension-refuse = Say no to the request
standing-extension-refuse-what = If you say no the last day stays as it is. They see your answer and your reason, and can ask for another day.
standing-extension-closed = No extension can be given now: the answers are submitted, or the cycle is over.
standing-extension-gone = The request has been answered already, or they have asked for something else. This is how it is now.
around-refused = The region did not give an extension to { $date }. The last day is still { $deadline }.
around-refused-why = The region's reason:
around-act-refused = Was not given an extension to { $date }

# The desk: Reviewing answers
review-title = Check answers
review-what = Open an answer to read it beside last cycle’s. There you ask for more, or mark it as checked. Here you can mark several at once.
review-nothing-in = No answers have been submitted yet.
review-choose = Choose
review-choose-one = Choose { $organisation }
review-choose-go = Mark the chosen ones as checked
review-none-chosen = Choose at least one answer that has been submitted. Nothing has been changed.
review-whose = Answers from
review-stage = Status
review-handed-in = Submitted
review-changed = Changed values
review-notes = To look at
review-not-in = Nothing to read yet
review-not-in-what = A draft is the municipality’s own. You only see whether it has been begun.
review-done-many = Checked: { $names }.
review-changed-many = Something has happened since you chose, and the answers are as they were: { $names }. Read them as they are now.
review-approve-title = Mark the answers as checked?
review-approve-what = The answers below are marked as checked and counted in the report. Those who answer get a mail about it. If a mistake is found you can reopen an answer.
review-approve-changed = These are not submitted as you saw them. They will not be marked:
review-approve-none = None of the chosen answers is waiting to be checked.
review-approve-go = { $n ->
    [one] Mark the answer as checked
   *[other] Mark { $n } answers as checked
}
review-cancel = Cancel
review-back = To all answers
review-back-to = To the answers from { $organisation }
review-of = Answers from { $organisation }
review-submitted = Submitted { $date }
review-agreed = { $agreed ->
    [yes] Agreed within the organisation
   *[no] Not agreed within the organisation
}
review-own-number = Their reg. no. { $number }
review-open-until = Open up to { $date }
review-to-acts = To the buttons for checked and completion
review-draft = No answers have been submitted. You see a draft only when it is submitted.
review-standing-out = { $n ->
    [0] Changed or to look at
    [one] Changed or to look at: one question
   *[other] Changed or to look at: { $n } questions
}
review-nothing-stands-out = No value differs from last cycle’s, and nothing in the answers contradicts anything else.
review-the-rest = Other answers
review-questions = { $n ->
    [one] one question
   *[other] { $n } questions
}
review-now = Answer now
review-before = Last answer ({ $date })
review-before-plain = Last answer
review-nothing-before = No earlier value
review-complete = Completion
review-pick = Ask about
review-is-changed = Changed
review-follows = { $answer } (follows from another answer)
review-comment = Comment (published)
review-message = Message (not published)
review-elsewhere = What { $region } answers about { $organisation }
review-trace-short = Where does the figure come from?
review-trace = Where does the figure come from?
review-trace-what = Every value with all that has been said about it, the latest first. Nothing is overwritten: whoever changes adds.
review-trace-edition = What stands in edition { $number } is marked.
review-revised = Changed since they were first submitted:
review-came = How the value came about
review-never-came = Nothing has been submitted.
review-in-edition = In edition { $number }
review-reason = Reason
review-source = { $source ->
    [answer] Answer in the form.
    [set] Follows from another answer.
    [reference] Read in from a published series.
   *[other] Computed.
}
review-made-of = Nobody is asked this. The figure is computed from the answers to these:
review-of-series = The figure rests on published statistics:
review-concerns = It concerns { $codes }.
review-check = Checked
review-check-what = The answers are marked as checked and counted in the report.
review-check-mail = Those who answer get a mail about it.
review-no-mail = No contact has an account, so no mail is sent.
review-check-go = Mark as checked
review-return = Request a completion
review-return-what = The answers go back and do not count until they have been submitted again. What is filled in remains.
review-return-mail = Those who answer get your question in a mail.
review-return-which = Tick the questions concerned in the tables above. If you tick none, it concerns all.
review-return-reason = What needs to be completed, and why?
review-reason-public = Whoever answers can read it, and it is a public record.
review-return-go = Request a completion
review-reopen = Reopen the answers
review-reopen-short = If something needs correcting, the answers can be reopened for a while, all or some. What has been checked holds until then.
review-reopen-sealed = The report is locked: what is corrected is included only in a new edition.
review-reopen-go = Reopen
review-reopen-title = Reopen the answers from { $organisation }?
review-reopen-what = Those who answer can change what you choose up to the day you give. What has been checked holds until new answers have been submitted and checked. If nothing is submitted, the answers lock as they were.
review-reopen-closed = The answers cannot be reopened now: only checked answers that are locked can.
review-reopen-which = What may be changed?
review-reopen-which-what = If you tick no question, all are reopened.
review-reopen-until = Up to which day?
review-reopen-until-what = After that day the answers lock again by themselves.
review-reopen-reason = Why are they reopened?
review-reopen-do = Reopen the answers
review-kept = What you wrote:
review-lock = Lock the answers
review-lock-short = The answers are open again. You can lock them as they were checked, without waiting.
review-lock-go = Lock as they were checked
review-lock-title = Lock the answers from { $organisation }?
review-lock-what = The answers become what they were when they were checked. What has been changed in the draft since they were reopened, and has not been submitted, is lost.
review-lock-closed = The answers are not open, so there is nothing to lock.
review-differs = The answers have changed since you read them. Nothing has been done. Read them as they are now.
review-differs-by = Something has happened since you read the answers: { $what }, { $when }, { $by }. Nothing has been done. Read the answers as they are now.
review-done-checked = The answers are marked as checked.
review-done-returned = The completion has been requested.
review-done-reopened = The answers are open again.
review-done-locked = The answers are locked again, as they were checked.
review-history-what = Those who answer see the same.
review-mail-returned-subject = { $n ->
    [0] Completion needed: the answers from { $organisation }
    [one] Completion needed: { $n } answer from { $organisation }
   *[other] Completion needed: { $n } answers from { $organisation }
}
review-mail-returned = Thank you for the answers. We need a completion: { $reason }
    { $some ->
        [yes] The questions concerned are marked, the other answers remain: { $url }
       *[no] The answers remain: { $url }
    }
    { $until ->
        [yes] Please complete by { $date }. If the answer is already right, say so in the comment and submit again.
       *[no] If the answer is already right, say so in the comment and submit again.
    }
review-mail-reopened-subject = { $n ->
    [0] Open again: the answers from { $organisation }
    [one] Open again: { $n } answer from { $organisation }
   *[other] Open again: { $n } answers from { $organisation }
}
review-mail-reopened = The answers are open again up to and including { $date }: { $reason }
    { $some ->
        [yes] The questions concerned are marked, the other answers stand: { $url }
       *[no] The answers are here: { $url }
    }
    Change what is needed and submit again. What has been checked holds until then. If nothing is submitted, the answers lock as they were.
review-mail-checked-subject = Done: the answers from { $organisation } are checked
review-mail-checked = The answers submitted on { $submitted_on } are checked and part of the follow-up. You need do nothing more.
    { $numbered ->
        [yes] The answers and the receipt are here: { $url } (reg. no. { $number }).
       *[no] The answers and the receipt are here: { $url }
    }
    { $meets ->
        [yes] The report comes before { $body } on { $date }. If you find a mistake, tell us and we reopen the answers.
       *[no] If you find a mistake, tell us and we reopen the answers.
    }

# The desk: Writing the texts
texts-areas = Target areas and objectives
texts-overall = The strategy as a whole
texts-end = Closing
texts-facts = About the report
texts-sentence = One sentence about the whole
texts-remaining = What remains
texts-analysis = { $objective }: analysis
texts-assessment = { $objective }: overall assessment
texts-mailbox = The unit's mailbox
texts-about = { $place ->
    [sentence] One sentence at the top of the summary. If you write none, the computed one stands there.
    [changed] At most three points in the summary about what has changed.
    [remaining] At most three points in the summary about what remains, rather in municipalities than in per cent.
    [request] What the reader is asked to do. If you write nothing, the usual request stands there.
    [proposals] At most three proposals for the further work.
    [method] How the follow-up was made, beside what stands there by itself.
    [area] Introduction to the target area, before its objectives.
    [analysis] What the figures mean, what is behind them and what has been hard.
    [assessment] Your own assessment with a reason, at most 600 characters. It stands under a heading of its own beside the computed status.
    [overall] About what concerns the whole strategy and not a target area.
    [voice] One sentence about the most common answer to the question. The answers themselves stand in the report as they are written.
    [consequences] What the follow-up means from this point of view.
    [conclusions] Conclusions and further work. The chapter is carried over to the next cycle.
    [steps] Where the report is taken up, when and what for. The steps are put in order of day when you save.
    [recipients] Who gets the report: boards, councils and authorities, no persons.
    [registry_number] The registry number of this cycle's matter. The strategy's decision has its own.
   *[mailbox] The address of the unit's mailbox, no person's. It stands in the report.
}
texts-changed = Changed on { $date } { $time } ({ $role })
texts-confirmed = Read through and confirmed on { $date } { $time } ({ $role })
texts-saved = The text is saved.
texts-unchanged = The text already reads so. Nothing has changed.
texts-confirmed-now = The text is confirmed with the figures as they are now.
texts-read-again = The text or a figure in it changed while you were reading. Read it through once more.
texts-counted = { $written } of { $all } texts are written{ $swedish ->
    [0] .
    [one] , one of them only in Swedish.
   *[other] , { $swedish } of them only in Swedish.
} No text has to be written, and English is optional.
texts-written = Written
texts-not-written = Not written
texts-swedish-only = Only in Swedish
texts-todo = To look over before the report
texts-todo-stale = { $title }: figures have changed
texts-stale-figure = { $reference } was { $before } and is now { $now }
texts-stale-title = Figures have changed
texts-confirm = The text still holds
texts-locked = The cycle is locked. What you change here enters only a new edition that corrects the locked one.
texts-file = The texts as a file
texts-file-what = The file holds every text of the cycle. Whoever runs the service can take it in again.
texts-file-get = Download the texts (TOML)
texts-sv = In Swedish
texts-en = In English (optional)
texts-reason-sv = Reason in Swedish, at most 600 characters
texts-reason-en = Reason in English (optional), at most 600 characters
texts-signs = { $n } of { $max } characters
texts-no-assessment = No assessment
texts-point = Point { $n }
texts-step = Step { $n }
texts-recipient = Recipient { $n }
texts-choose = Choose
texts-remove = Remove when I save
texts-more = One more row
texts-save = Save
texts-show = Show what it becomes
texts-preview = As it will stand in the report
texts-preview-nothing = Here the text is shown as it will be, with the figures in place.
texts-wrong = The text is not saved. This has to be mended
texts-on-line = Line { $line }: { $what }
texts-no-phrase = Choose one of the four assessments, or take the reason away.
texts-no-date = Give the day of the meeting.
texts-no-purpose = Choose what the meeting is to do with the report.
texts-language = { $lang ->
    [sv] In Swedish
   *[en] In English
}
texts-line = Text
texts-how = How to write
texts-how-empty-line = An empty line
texts-how-paragraph = begins a new paragraph
texts-how-list = point of a list
texts-how-numbers = point of a numbered list
texts-how-emphasis = emphasised
texts-how-strong = strongly emphasised
texts-how-link = link to a website
texts-how-figure = a figure from the answers, which follows when it changes
texts-figures = Figures to pick
texts-figures-what = Write the reference with its braces in the text. In the report the figure stands there, and you are told if it changes.
texts-figures-all = All figures of the strategy
texts-figure-what = What
texts-figure-now = Now
texts-figure-written = Write
texts-insert = Insert
texts-figure-before = { $what }, at the baseline
texts-figure-level = number at level { $level }: { $title }
texts-figure-names = { $group ->
    [yes] the names of those that answered yes
    [planned] the names of those that are planning
    [no] the names of those that answered no
   *[missing] the names of those that are missing
}
texts-figure = { $what ->
    [yes] number that answered yes, or have the part
    [planned] number that are planning
    [no] number that answered no
    [missing] number of answers missing
    [of] number of answers expected
    [answered] number of answers
    [share] share
    [residents] share of the residents
    [number] number
    [rate] number relative to the reference
    [numerator] number that have what is asked for
    [denominator] number of all
    [median] median
    [least] lowest value
    [most] highest value
    [meeting] number that reach what is asked for
    [all] number of municipalities that have all parts
    [applies] number of municipalities that the parts concern
    [target] target
    [change] difference from the baseline
   *[both] number that answered both times
}
texts-computed = Computed status and charts
texts-findings = What the figures show
texts-in-words = The municipalities' answers in words
texts-history = Earlier wordings
texts-history-of = Earlier wordings: { $title }
texts-history-none = Nothing has been written here yet.
texts-taken-away = The text was taken away.
texts-bring-back = Bring this wording back
texts-earlier = The form shows the wording of { $date } { $time }. It applies only when you save.
texts-back = To the text
texts-two = Two have written the same text
texts-two-editors = Someone else changed the same text { $time }. Both are below, choose which one applies.
texts-theirs = The other person's text, saved
texts-mine = Your text, not saved
texts-two-choose = The words that differ are marked. Your text is still in the form: change it if you want to merge them, and save so that it applies.
texts-keep-theirs = Keep the other person's text
texts-restored = There is text in this browser that is not saved.
texts-restore = Fetch what I wrote
texts-other = More texts
texts-before = Previous: { $title }
texts-next = Next: { $title }

# The desk: The report: preview, comments, locking, publishing
mail-consultation-subject = Comments by { $date }: draft follow-up of { $strategy }
mail-consultation = { $council } is asked to comment on the draft follow-up of { $strategy }.
    Read the draft, and comment or answer that you have no objections: { $url }
    The last day is { $date }. The link is secret: whoever has it can read the draft. What you write becomes a public record.
seal-no-key = The service has no key to sign with, so nothing is locked.
consult-nobody = Name at least one council that is to comment.
consult-no-name = Say what the council is called.
consult-twice = { $council } is named already. Name each council once.
consult-over = The last day to comment has passed. Move it, or freeze a new draft.
consult-link-newer = The council has got a new link already since the page was opened, so no further one was made. If it is lost, make a new one below.
comment-over = The last day to comment has passed, so nothing was saved.
comment-locked = The report is locked, so nothing was saved.
comment-empty = Write what you want to say, or answer "No objections".
comment-long = The text has { $n } characters. Shorten it to { $max } at most.
comment-no-place = The draft has no such place. Choose one from the list.
comment-after-comments = You have given comments already. They stand, and nothing more is needed.
reply-empty = Write what was changed, or why nothing was.
council-about = About { $place }: { $text }
council-title = Comments on the draft
council-until = The last day to comment is { $date }. You can give several comments until then.
council-over = The last day to comment was { $date }. No more can be given.
council-locked = The report is locked. The draft can no longer be commented on.
council-no-objections-what = Answer so if you have read the draft and want nothing changed. The answer is printed in the report.
council-several = Give one comment at a time. It can be about the whole report, an objective or an indicator.
council-place = What the comment is about
council-whole = The whole report
council-text = Comment
council-record = What you write is a public record and may be printed in the report. Write no names and no other personal data. At most 5,000 characters.
council-thanks = Thank you. The answer is saved.
council-given = What you have given
council-reply = Answer from the region, { $date }:
desk-cancel = Cancel
desk-go-on = Go on
desk-report-back = To the report
desk-report-at = { $place }: { $what }
desk-report-planned = The cycle has not opened yet. The report grows as the answers come in.
desk-report-collecting = Answers come in until { $date }. The preview shows what has been submitted so far.
desk-report-reviewing = The time to answer is over. Check the answers, write the texts, let the councils comment, and then lock the edition.
desk-report-sealed = Edition { $number } is locked and waits to be published.
desk-report-published = Edition { $number } is published. A mistake is corrected by a new edition.
desk-report-preview = Preview
desk-report-preview-what = The report as it would be with what is submitted and written right now. Nobody else sees it.
desk-report-as-page = Show as a page
desk-report-pdf-sv = PDF in Swedish
desk-report-pdf-en = PDF in English
desk-report-own = The municipalities' own reports
desk-report-own-what = Drafts as PDF, one for each municipality.
desk-report-missing = What is missing
desk-report-missing-what = None of this is seen by anybody else. The heading leads to where it is mended.
desk-report-nothing-missing = Nothing is missing.
desk-memo = Basis for the case memo
desk-memo-what = Copy what fits into the region's template. What the service knows is filled in; the rest is for the author of the matter.
desk-memo-to-write = Written by the author of the matter.
desk-rounds = Comments from the councils
desk-rounds-none = No council has been asked to comment yet.
desk-round-new = Ask the councils to comment
desk-round-open = Open
desk-round-title = Comments on draft { $number }
desk-round-about = Last day { $date }. { $answered } of { $asked } councils have answered.
desk-round-for = Ask for comments on the draft
desk-round-happens = What will happen
desk-round-freezes = A numbered draft is frozen as the report is now. Figures and texts in it change no more, so that everybody speaks of the same thing. The report itself you can go on writing.
desk-round-links = Each council gets a secret link of its own. It is shown once, and can be mailed to an address that you give.
desk-round-record = What the councils write becomes a public record. You see it here, answer it, and take it into the report.
desk-round-missing = The draft is frozen without this
desk-round-which = Which draft
desk-round-new-draft = Freeze a new draft, number { $number }
desk-round-frozen = Use draft { $number }, frozen on { $date }
desk-round-until = Last day to comment
desk-round-until-help = The councils can answer through that day.
desk-councils = The councils
desk-councils-what = Councils from the meeting steps are filled in. Write names of bodies alone, and a shared mailbox if there is one. Lines left empty do not count.
desk-council-line = Council { $n }
desk-council-name = The council's name
desk-council-mail = Email address (optional)
desk-council-more = Ask one more council
desk-council-ask = Ask for comments
desk-round-do = Freeze and make the links
desk-round-late = Somebody else has frozen a draft with this number meanwhile. See on the report's page how it is now.
desk-round-closed = The councils comment when the time to answer is over and the cycle is reviewed.
desk-round-draft = Show the draft
desk-round-until-day = The last day to comment is { $date }.
desk-round-over = The last day to comment was { $date }.
desk-round-locked = The edition is locked, so no more comments are taken.
desk-round-move = Change the last day
desk-round-move-help = The councils can answer through that day, and their links last at least as long. They get no mail about the change.
desk-round-move-save = Save the day
desk-round-moved = The last day is changed.
desk-council-commented = { $n ->
    [one] One comment
   *[other] { $n } comments
}
desk-council-seen = Opened, not answered
desk-council-silent = Not opened
desk-council-mailed = The link was mailed on { $date }.
desk-council-opened = The link was first opened on { $date }.
desk-council-ended = The link was ended on { $date }.
desk-comment-about = { $place }, { $date }
desk-comment-take = Take into the report
desk-comment-taken = In the report
desk-reply = Answer to the council
desk-reply-help = Write what was changed, or why nothing was. The council sees the answer by its link.
desk-reply-write = Answer
desk-reply-save = Save the answer
desk-reply-given = Your answer, { $date }:
desk-replied = The answer is saved, and the council sees it by its link.
desk-taken = The comment now stands in the report, under comments from the councils.
desk-link-new = New link
desk-link-new-what = The council gets a new secret link. The old one ends. What the council has written stays.
desk-link-new-do = Make a new link
desk-links = Share links
desk-links-what = By a share link somebody reads a draft without an account, until the link expires. It is for reading. If you want comments, ask the councils for them.
desk-links-none = There are no links.
desk-links-once = Secret links
desk-links-once-what = Done. The links are shown only now. Copy those that were not mailed.
desk-links-secret = Whoever has a link can read the draft. If one is lost you make a new one, and the old one ends.
desk-link-mailed = The mail is on its way.
desk-link-not-mailed = Not mailed. Copy the link and hand it over.
desk-link-make = Make a link
desk-link-no-draft = There is no draft to share. Freeze one by asking the councils to comment.
desk-link-draft = Draft
desk-draft-of = Draft { $number }, frozen on { $date }
desk-link-title = For whom or which meeting the link is
desk-link-title-help = For you alone, so that you know it again in the list.
desk-link-until = Last day (optional)
desk-link-until-help = Without a day the link lasts a month after the last meeting, or else 60 days.
desk-link-do = Make the link
desk-link-end = End
desk-link-open = Draft { $number }. Good through { $date }.
desk-link-over = Draft { $number }. Expired on { $date }.
desk-link-ended = Draft { $number }. Ended on { $date }.
desk-report-link-ended = The link has been ended.
desk-editions = Drafts and editions
desk-editions-none = Nothing is locked yet.
desk-edition-title = Edition { $number }
desk-draft-title = Draft { $number }
desk-edition-locked = Locked on { $date }.
desk-edition-for-comments = Draft for comments
desk-edition-sealed = Locked, not published
desk-edition-applies = Published
desk-edition-superseded = Replaced by edition { $number }
desk-edition-withdrawn = Withdrawn
desk-edition-public = Show on the public site
desk-edition-corrects = Corrects
desk-edition-files = Files
desk-edition-package = Archive package (ZIP)
desk-edition-own = The municipalities' own editions
desk-edition-own-count = { $n } of { $all } municipalities have an edition of their own with these figures.
desk-edition-own-stopped = Not all of the municipalities' own editions were locked: it stopped on { $date } at { $time }. Try again, or ask whoever administers the service to look.
desk-edition-own-what = A municipality whose answers are unchanged since its last edition keeps that.
desk-edition-own-lock = Lock those that are missing
desk-edition-happened = What has happened
desk-edition-was-published = Published
desk-edition-was-withdrawn = Withdrawn
desk-edition-back = To the edition
desk-own-editions = { $n ->
    [one] One municipality has an edition of its own
   *[other] { $n } municipalities have editions of their own
}, of which { $published } published.
desk-differences = Different from number { $number }
desk-differences-none = Nothing is different.
desk-differences-more = { $n ->
    [one] And one more change.
   *[other] And { $n } more changes.
}
desk-to-lock = Lock edition { $number }
desk-to-correct = Correct with edition { $number }
desk-lock-title = Lock edition { $number }
desk-lock-correction-title = Correct with edition { $number }
desk-lock-happens = What will happen
desk-lock-not-published = Nothing is published and nothing is sent. You do that afterwards, now or after the meeting.
desk-lock-closes = The cycle is closed. After that, answers change only if you open them again.
desk-lock-signed = The report is made as PDF and page in Swedish and English and signed, so that anybody can check that it is unchanged.
desk-lock-no-key = The service has no key to sign with, so nothing can be locked. Ask whoever runs the service to set "signing_key" in malspar.toml, or to make a key with "malspar report key", and to restart the service.
desk-lock-choices = How the edition is locked
desk-lock-leave-out = Lock without the answers that are submitted but not checked. They are shown as not reported.
desk-lock-with-gaps = Lock although figures are missing. The report says where they are.
desk-lock-municipalities = Lock the municipalities' own reports as well, with the same figures
desk-lock-reason = What is corrected and why
desk-lock-reason-help = It is printed in the edition. Write so that whoever read the last edition understands. No names of persons.
desk-lock-reason-en = The same in English (optional)
desk-lock-reason-long = Shorten the text to { $max } characters at most.
desk-lock-do = Lock edition { $number }
desk-lock-late = Somebody else was first, or answers or texts changed meanwhile. You have locked nothing. See on the report's page how it is now.
desk-locked = The edition is locked. It is not published.
desk-locked-all = The edition is locked. The municipalities' own are being locked now, one after the other. Reload the page to see how far it has come.
desk-locking-own = The municipalities' own are being locked now, one after the other. Reload the page to see how far it has come.
desk-published = The edition is published.
desk-planned = The day is saved. The edition is published when you press Publish now on that day.
desk-plan-gone = No day is planned any more.
desk-withdrawn = The edition has been withdrawn.
desk-to-publish = Publish
desk-to-withdraw = Withdraw
desk-publish-title = Publish edition { $number }
desk-publish-closed = The edition cannot be published. It is published already, or a later one applies.
desk-publish-happens = What will happen
desk-publish-everybody = Everybody can read the edition on the site, as a page and as PDF, in Swedish and English.
desk-publish-mails = { $n ->
    [one] The one recipient on the distribution list gets a mail with the link.
   *[other] The { $n } recipients on the distribution list get a mail with the link.
}
desk-publish-back = It can be withdrawn, but anybody may have saved it.
desk-publish-own = { $n ->
    [one] Publish one municipality's own edition as well
   *[other] Publish { $n } municipalities' own editions as well
}
desk-publish-later = After the meeting
desk-publish-later-what = Save the day. The report's page tells when it has come, and then you publish with one press. Nothing is published by itself.
desk-publish-day = Day
desk-publish-plan = Save the day
desk-publish-unplan = Remove the day
desk-publish-planned = To be published on { $date } after the meeting.
desk-publish-due = Was to be published on { $date }. Publish when the meeting has been held.
desk-step = { $body }, { $date }
desk-withdraw-title = Withdraw edition { $number }
desk-withdraw-happens = What will happen
desk-withdraw-gone = The edition is no longer shown to the public. If an earlier published edition is there, that is shown instead.
desk-withdraw-stays = The edition stays with you, with the fact that it was published and why it was withdrawn.
desk-withdraw-instead = If something in it is wrong, a new edition that corrects it is often enough.
desk-withdraw-reason = Why the edition is withdrawn
desk-withdraw-reason-help = The reason stands in the history and in the check of the edition's files. No names of persons.
desk-withdraw-do = Withdraw the edition

# The desk: The catalogue, figures by hand
catalogue = Questions and objectives
catalogue-about = { $areas } target { $areas ->
    [one] area
   *[other] areas
}, { $objectives } { $objectives ->
    [one] objective
   *[other] objectives
}, { $indicators } { $indicators ->
    [one] indicator
   *[other] indicators
}, { $questions } open { $questions ->
    [one] question
   *[other] questions
} and { $targets } { $targets ->
    [one] target
   *[other] targets
}.
catalogue-begin = Change questions and objectives
catalogue-go-on = Continue the draft
catalogue-pack = Read from a file
catalogue-export = Download as a file
catalogue-back = Back
catalogue-all = Everything about the question
catalogue-headline = Headline indicator
catalogue-voluntary = Voluntary
catalogue-whole = For the strategy as a whole
catalogue-questions = Open questions
catalogue-activities = Activities
catalogue-activity = { $day }: { $title }
catalogue-versions = Versions
catalogue-version = Version
catalogue-version-applies = Applies to
catalogue-version-came = Put in force
catalogue-version-all = all cycles
catalogue-version-from = { $cycle } onwards
catalogue-version-year = cycles that begin in { $year } or later
catalogue-done-in-force = The changes are in force.
catalogue-done-saved = Saved in the draft. Nothing applies until you put the draft in force.
catalogue-done-removed = Removed from the draft.
catalogue-done-dropped = The draft has been thrown away. What is in force has not changed.
catalogue-ny = New strategy
catalogue-ny-what = Send the strategy as a file. You first see what is in it. Nothing applies until you put it in force.
catalogue-pack-what = Send the strategy as a file, such as the one that you downloaded here and changed. You first see what differs and from when it would apply. Nothing changes until you put it in force.
catalogue-pack-file = Strategy file (.toml)
catalogue-pack-send = Show what changes
catalogue-pack-at = Line { $line }, character { $column }: { $words }
catalogue-pack-waited = The file has waited too long. Send it once more.
catalogue-pack-too-large = The file is larger than a strategy can be (1 MB). Choose the right file.
catalogue-pack-encoding = The file is not in UTF-8. Save it as UTF-8 and send it again.
catalogue-nothing-stored = Nothing has changed. Mend the file and send it again.
catalogue-sent-none = Choose a file.
catalogue-sent-too-large = The file is too large. Choose a smaller one.
catalogue-sent-cut = The file did not arrive whole. Send it again.
catalogue-other-strategy = The file is for the strategy { $found }, but this is { $expected }. Choose the right file, or set it up as a new strategy.
catalogue-there-already = There is a strategy { $slug } already. Give the one in the file another short name (slug), or read it in on the page of that strategy.
catalogue-other-region = The file is for region { $found }, but you answer for { $expected }. A strategy can be set up by its own region alone.
catalogue-slug-reserved = The strategy cannot be called { $slug }: that is a page of the service. Choose another code.
catalogue-other-county = The file is for county { $found }, but { $region } belongs to county { $expected }. Mend the county in the file, or the code of the region.
catalogue-preview = This will change
catalogue-applies = What will happen
catalogue-applies-new = The strategy is new. It applies to all its cycles, which are laid out.
catalogue-applies-same = Everything is as it is in force already.
catalogue-applies-times = The strategy’s period or the days of its follow-ups change: see what is moved below. Questions, calculation and targets are the same. The change applies at once.
catalogue-applies-words = Only words change: nothing is asked, counted or aimed at in another way. The change applies at once, also in cycles that are open.
catalogue-applies-unopened = No cycle has been opened yet, so the change applies to all.
catalogue-applies-from = Something is asked, counted or aimed at in another way. So the change applies from { $cycle } on, the first cycle that has not been opened. Earlier cycles keep what applied when they were opened.
catalogue-applies-later = Something is asked, counted or aimed at in another way, and all cycles have been opened. The change applies to cycles that are added from { $year } on.
catalogue-series-none = Time series: no break. New answers are compared with earlier ones.
catalogue-series-break = { $n ->
    [one] Time series: a break in { $codes }, which gets a new definition. New answers are not compared with earlier ones.
   *[other] Time series: breaks in { $codes }, which get new definitions. New answers are not compared with earlier ones.
}
catalogue-forms-none = Forms: none are out now.
catalogue-forms-words = Forms: { $cycles } is open. The forms get the new words at once, and answers that are filled in stay.
catalogue-forms-stay = Forms: { $cycles } is open and does not change.
catalogue-targets-none = Targets: none change.
catalogue-targets-change = { $n ->
    [one] Targets: { $codes } gets another. It applies from the same cycle. Earlier reports keep theirs.
   *[other] Targets: { $codes } get others. They apply from the same cycle. Earlier reports keep theirs.
}
catalogue-what-differs = What differs
catalogue-moves = What is moved
catalogue-moves-what = The following falls at another time than now. A reminder or question that has been sent already is sent again at its new time.
catalogue-moves-now = Now
catalogue-moves-then = Then
catalogue-moves-none = Not planned
catalogue-differs = { $n ->
    [0] Nothing differs.
    [one] One thing differs.
   *[other] { $n } things differ.
}
catalogue-new = New
catalogue-changed = Changed
catalogue-gone = Removed
catalogue-what-field = Part
catalogue-other-changed = Changed order or setting
catalogue-put-in-force = Put in force
catalogue-changed-meanwhile = Something has changed since you looked, so nothing was put in force. This is what would happen now.
catalogue-draft = Draft of changes
catalogue-draft-what = Change one thing at a time. Nothing applies until you have seen what changes and put the draft in force.
catalogue-saved = Saved on { $day } at { $time }.
catalogue-moved = Questions and objectives have been put in force anew since the draft began. Your changes now lie on top of what is in force. Look below whether they are still right.
catalogue-see-changes = See what changes
catalogue-add = Add
catalogue-to-mend = Mend first
catalogue-part = { $part ->
    [area] Change the target area's name
    [objective] Change the objective's text
    [question] Question and help
    [sentences] Sentences in the report
    [choices] Levels, options and rows
    [role] Place, direction and support
    [target] Target
    [activity] Change the activity
    [check] Change the check
    [new_area] New target area
    [new_check] New check
    [new_objective] New objective
    [new_indicator] New indicator
    [new_question] New open question
   *[other] New activity
}
catalogue-save = Save in the draft
catalogue-clash = Someone else has changed the same part since you opened it. What you wrote is still here. Below each field that differs stands what is saved. Save once more if yours is to apply.
catalogue-theirs = Saved by someone else:
catalogue-empty = empty
catalogue-remove = Remove
catalogue-remove-what = It is removed from the draft. It leaves the follow-up only when the draft is put in force, and what has been answered cannot be removed.
catalogue-remove-yes = Remove from the draft
catalogue-removed-meanwhile = The part has been changed or removed by someone else. Read it through and try again.
catalogue-drop = Throw the draft away
catalogue-drop-what = Everything that is changed in the draft is lost, also what others have written. What is in force does not change.
catalogue-drop-yes = Throw the draft away
catalogue-field = { $field ->
    [title] Title
    [short_title] Name in running text
    [region_name] The region's name
    [county_name] The county's name
    [county] County
    [registry_number] Registry number
    [valid] In force
    [cycles] Cycles
    [form_order] Order in the form
    [text] The strategy's words
    [area] Target area
    [question] Question
    [help] Help
    [parent] Belongs to
    [kind] Kind of answer
    [source] Who answers
    [asked_if] Asked only if
    [definition] Definition
    [aggregation] Summed up as
    [measured] Concerns
    [direction] Wanted direction
    [towards] The value that the direction points to
    [target] Target
    [support] The indicator's support in the strategy
    [target_support] The target's support in the strategy
    [headline] Headline indicator
    [voluntary] Voluntary
    [compulsory] Must be answered
    [counts_persons] Counts persons
    [threshold] Smallest change that counts
    [relative] Set against
    [reference_line] Line of reference
    [reference_title] Name of the line of reference
    [finding] Result as a sentence
    [measure] Measure below the chart's title
    [remains] What remains, as a sentence
    [most] Largest reasonable answer
    [unit] Unit
    [unit_one] Unit in the singular
    [decimals] Decimals
    [numerator] Numerator
    [denominator] Denominator
    [counted] What is counted
    [option] Option
    [no_option] When no option fits
    [level_word] Level, word
    [level_text] Level, description
    [level_when] Level, condition
    [longest] Characters at most
    [dimension] Breakdown
    [rows] Rows of the breakdown
    [row] Row
    [answered_by] Answered by
    [published_by] Published by
    [when] Shown when
    [message] Message
    [told] Shown to
    [date] Day
    [time] Time
    [theme] Theme
    [link] Link
    [statistic] What is measured
    [comparison] Comparison
    [value] Value
    [applies_to] Applies
    [by] By the end of (year)
    [shown_at] Shown at
    [code] Code
   *[other] Other
}
catalogue-field-of = { $field } { $of }
catalogue-field-sv = { $field }, Swedish
catalogue-field-en = { $field }, English
catalogue-hint = { $field ->
    [code] A short name of the letters a–z and digits, such as TS7. The code cannot be changed later.
    [question] Words in braces become a day or a year in the form. Keep them as they are.
    [finding] The words in braces are filled in with figures. Keep them as they are.
    [measure] For instance: Family centre, number of municipalities.
    [threshold] In percentage points for shares, else in the question's unit. Empty for the usual one.
    [value] A number, a level or a percentage. Empty when every municipality is to answer yes.
    [by] A year in which the strategy is in force.
    [most] For questions about numbers. Larger answers are not taken.
    [rows] A line for each, in the same order in both languages. Empty where the question has one answer. Rows of a number are parts that it adds up of.
    [when] For instance TS1 = yes and TS2 = 0. Where it holds the message is shown. It stops nobody.
    [message] Say what looks strange. A code in braces, {"{"}TS2{"}"}, becomes the answer.
    [longest] So many characters may the answer have.
    [support] Shown in the report.
   *[other] Begins with https://
}
catalogue-parent-none = none of them
catalogue-thing = { $what ->
    [strategy] The strategy
    [area] Target area
    [objective] Objective
    [indicator] Indicator
    [question] Open question
    [series] Series
    [check] Check
   *[activity] Activity
}
catalogue-kind = { $kind ->
    [yes_planned_no] Yes, no or planned
    [count] Number
    [quantity] Quantity
    [share] Share
    [rate] Number in relation to a series
    [ordinal] Level
    [choice_set] Several options
   *[words] Free text
}
catalogue-source-municipality = The municipality answers
catalogue-source-organisation = { $who } answers for all
catalogue-source-derived = Computed: { $how }
catalogue-source-reference = Taken from the series { $series }
catalogue-asked-if = { $when }, else { $otherwise }
catalogue-otherwise-zero = 0
catalogue-otherwise-not = not applicable
catalogue-otherwise-all = all options
catalogue-aggregation = { $how ->
    [share_of_yes] number of municipalities that answer yes
    [sum] sum
    [pooled] pooled share
    [distribution] number of municipalities at each level
    [median_range] median, lowest and highest
    [region_only] one figure for the county
   *[words] not counted
}
catalogue-measured = { $when ->
    [as_of] the measurement date
    [calendar_year] the calendar year of the measurement date
   *[period] the time since the last measurement
}
catalogue-each-year = { $when }, a value for each year
catalogue-per = per { $per } of the series { $series }
catalogue-checks = Checks of the answers
catalogue-rows-differ = There are not as many rows in Swedish as in English. Write a line for each.
catalogue-row-no-code = The row has no letters. Write what it is called.
catalogue-rows-each = a question for each row
catalogue-rows-parts = parts of a whole
catalogue-rows-places = a row for each place, as many as { $code } says
catalogue-rows-county = { $what }, shown for the county alone
catalogue-told = { $who ->
    [contact] whoever answers
   *[owner] the strategy owner
}
catalogue-target-none = No target
catalogue-statistic = { $what ->
    [yes] The answer is yes
    [all] Every part is there
    [level] The level
    [number] The number
    [share] The share in per cent
    [rate] The number in relation to the series
   *[median] The median
}
catalogue-comparison = { $how ->
    [at_least] at least
    [at_most] at most
   *[exactly] exactly
}
catalogue-applies-to = { $whose ->
    [aggregate] in the county
   *[every_municipality] in every municipality
}
catalogue-target-value = { $what }: { $how } { $value }
catalogue-target = { $what }, { $whose }, by the end of { $by }. { $support }
catalogue-support = { $support ->
    [text] The strategy says so
    [should] The strategy says should
    [partly] The strategy points that way
   *[proposal] A proposal that is not decided
}
catalogue-no-number = Write a number, such as 80 or 0.5.
catalogue-no-whole = Write a whole number.
catalogue-no-day = Choose a day.
catalogue-no-choice = Choose something from the list.
catalogue-no-aim = Write the value that the direction points to.
catalogue-no-link = Write a link that begins with https://
catalogue-no-code = Write a code of the letters a–z, digits, hyphens and full stops, without spaces.
figures = Figures
figures-what = Here you read in figures that no municipality has to answer: published series that the strategy compares with. Which series are used is decided in questions and objectives.
figures-no-series = The strategy uses no series. They are added in the strategy's file.
figures-series = Series
figures-unit = Unit and source
figures-now = Figures
figures-about = { $unit }. { $source }
figures-there = { $n ->
    [one] 1 figure
   *[other] { $n } figures
} about { $organisations ->
    [one] 1 municipality or region
   *[other] { $organisations } municipalities and regions
}, { $years }
figures-none-there = None yet
figures-read-in = Read figures in
figures-formats = The file is an Excel workbook (.xlsx) or CSV with the columns series, municipality, year and value, where municipality is the code of four digits. A saved file from Kolada's open interface (.json) will do as well. You first see what changes.
figures-file = File of figures
figures-source = Source
figures-retrieved = Retrieved
figures-send = Show what changes
figures-acts = What has been read in
figures-no-acts = Nothing yet.
figures-day = Read in
figures-act = { $n ->
    [one] 1 figure
   *[other] { $n } figures
}, { $changed } of them new or changed
figures-preview = The figures in the file
figures-source-said = Source: { $source }, retrieved { $day }.
figures-nothing = The file has no figures about the county that the strategy uses.
figures-count = { $n ->
    [one] 1 figure
   *[other] { $n } figures
}, { $years }
figures-whom = { $n ->
    [one] About { $names }
   *[other] About { $n } municipalities and regions: { $names }
}
figures-new = { $n ->
    [0] None new
    [one] 1 new
   *[other] { $n } new
}
figures-other = { $n ->
    [0] None changes
    [one] 1 changes
   *[other] { $n } change
}
figures-changes = Figures that change
figures-which = Which
figures-change = { $series }, { $name }, { $year }
figures-no-figure = no figure
figures-further = And { $n } more.
figures-left-out = What is not read in
figures-elsewhere = { $n ->
    [one] 1 figure about others than the county's municipalities and region
   *[other] { $n } figures about others than the county's municipalities and region
}
figures-without = { $n ->
    [one] 1 place where the source has no figure
   *[other] { $n } places where the source has no figure
}
figures-unused = { $n ->
    [one] 1 figure of the series { $code }, which the strategy does not use
   *[other] { $n } figures of the series { $code }, which the strategy does not use
}
figures-wrong = This cannot be understood
figures-wrong-what = These lines are not read in. Mend the file and send it again if they are to be.
figures-line = Line { $line }
figures-take-in = { $n ->
    [one] Read in 1 figure
   *[other] Read in { $n } figures
}
figures-same = Nothing would change.
figures-changed-meanwhile = The figures have changed since you looked, so nothing was read in. This is what would happen now.
figures-done = { $n ->
    [one] 1 figure has been read in.
   *[other] { $n } figures have been read in.
}
figures-no-table = The file has no row with the columns series, municipality, year and value. Mend the headings, or choose another file.
figures-kolada = The file is no answer from Kolada to a question for values: { $detail }. Fetch it anew.
figures-kolada-no-total = { $code } of { $who } has no value for both sexes together.
figures-cell = ”{ $found }” does not fit in the column { $name ->
    [series] series
    [organisation] municipality
    [year] year
   *[value] value
}.
figures-no-source = Write who publishes the figures, such as Kolada.
figures-no-day = Choose the day on which the figures were retrieved.
figures-not-yet = That day has not been yet. Choose the day on which the figures were retrieved.

# The desk: earlier measurements
figures-or-history = Do you have values from the time before the municipalities began to answer here?
history = Earlier measurements
history-what = Here you read in what was known of the strategy's own indicators before the first cycle, for instance from an older survey. The values are shown as the measurement before, and follow the same rules for small counts as the answers. What a municipality has handed in itself is never written over.
history-none-measured = The strategy has no measurement before the first cycle. Add a baseline (baseline) or a cycle (cycles_by_hand) to the strategy's file and read it in.
history-read-in = Read in
history-measured = { $cycle }, as of { $day }
history-there = { $n ->
    [one] 1 value
   *[other] { $n } values
} about { $organisations ->
    [one] 1 organisation
   *[other] { $organisations } organisations
}
history-fill = Fill in a table
history-fill-what = The table has a row for each indicator and municipality that has not answered itself. Write the value, and leave the other rows empty. An empty row changes nothing.
history-template-xlsx = Download the table as Excel
history-template-csv = Download the table as CSV
history-send = Read the table in
history-formats = The file is an Excel workbook (.xlsx) or CSV with the columns municipality code or municipality, indicator, cycle and value. There may be columns for row, status and comment. A value stands in one cell: Yes, 12, 4 of 12, Not available. You are shown first what each row becomes.
history-the-file = File with earlier values
history-source-what = It is shown where somebody asks where the figure comes from.
history-preview = The values in the file
history-wrong = This is not read in
history-changes = Values that are new or change
history-line = Row
history-about = About
history-follows = Follows from another value
history-whom = { $name }, { $cycle }
history-cell = { $cell }, { $column }
history-same = { $n ->
    [one] 1 value is there already.
   *[other] { $n } values are there already.
}
history-empty = { $n ->
    [one] 1 row is empty.
   *[other] { $n } rows are empty.
}
history-take-in = { $n ->
    [one] Read in 1 value
   *[other] Read in { $n } values
}
history-done = { $n ->
    [one] 1 value has been read in.
   *[other] { $n } values have been read in.
}
history-no-table = The file has no row with the columns municipality or municipality code, indicator, cycle and value. Mend the headings, or download the table and fill it in.
history-no-period = ”{ $found }” is no measurement of the strategy. Write { $some ->
    [yes] one of { $allowed }
   *[no] a cycle before the first
}.
history-period-run = The cycle { $cycle } is no earlier measurement: it has been asked, is locked, or lies ahead. Its values come from those who answer.
history-nobody = ”{ $found }” is no municipality of the county in that year. Write the municipality's name or its four-digit code.
history-whom-differs = The code { $code } and the name { $name } are not the same municipality. Mend one of them.
history-no-indicator = ”{ $found }” is no indicator that there was in { $cycle }. Write the code as it stands among questions and targets.
history-computed = { $code } is computed, or fetched from a published series. Read in the series instead.
history-of-region = { $code } has one value for the whole county. Write the region in the column municipality.
history-of-municipalities = { $code } has a value for each municipality. Write a municipality.
history-no-row = ”{ $found }” is no row of { $code }. Write one of { $allowed }.
history-no-rows = { $code } has no rows. Remove ”{ $found }”.
history-twice = The same value stands on an earlier row. Remove one of them.
history-answered = { $who } has handed in answers for { $cycle } itself. They are not written over. Ask for a completion if something is wrong.
history-share = ”{ $found }” is not two numbers. Write for instance 4 of 12.
history-share-said = { $numerator } of { $denominator }
history-hint-whole = A whole number
history-hint-share = { $numerator } of { $denominator }, for instance 4 of 12
history-hint-choices = All that apply, with semicolons between: { $options }
history-hint-words = Words
history-head-code = Municipality code
history-head-name = Municipality
history-head-indicator = Indicator
history-head-title = Question
history-head-row = Row
history-head-period = Cycle
history-head-value = Value
history-head-hint = How to write
history-head-status = Status
history-head-comment = Comment
history-sheet = Earlier measurements
history-table-title = Earlier measurements: { $strategy }
history-guide = Write the value in the column Value. Status is empty, Estimated, Not available or Not applicable. An empty row changes nothing.
history-file = earlier-measurements-{ $strategy }
review-source-history = Earlier measurement, read in from: { $source }.
cli-history-imported = { $changed } of { $n } values are new or changed.
cli-history-tried = Nothing has been stored: { $changed } of { $n } values would be new or changed.

# The desk: People and administration
menu-service = Administration
people-title = People
people-lacking = { $n ->
    [0] All { $of } organisations have somebody who answers.
    [one] One of { $of } organisations has no contact. It comes first in the list.
   *[other] { $n } of { $of } organisations have no contact. They come first in the list.
}
people-organisations = Those who answer
people-organisation = Organisation
people-who = Contacts and deputies
people-mailbox = Registrar's mailbox
people-mailbox-add = Add mailbox
people-mailbox-what = A functional address, for example the municipality's registrar, that gets a receipt when the answers have been submitted, and a question before a cycle when no contact has confirmed. Leave the field empty if there is none. Never put a person's address here.
people-mailbox-address = Functional address (optional)
people-lacks = No contact
people-invite-contact = Invite a contact
people-region = The region
people-councils = Councils
people-councils-none = Nobody has been invited to read for a council.
people-owners-by = Owners and administrators are invited by the region's administrator.
people-recipients = Distribution list
people-recipients-none = Nobody is on the distribution list yet.
people-recipients-change = Change the distribution list
people-recipients-what = Those who are to have the report when it is published. They get a mail with the link when the region's edition is published for the first time. Use functional addresses.
people-recipients-list = Recipients
people-recipients-how = One recipient a line: name, semicolon, address. For example: County administrative board; office@lansstyrelsen.example
people-save = Save
people-back = People
people-person = Account
people-roles = Roles
people-no-roles = No role now
people-elsewhere = This person also has roles that are not yours to end. So you can neither shut the account nor forget the person; the administrator there can.
people-account = The account
people-not = No, go back
people-confirmed = Confirmed on { $date }
people-not-confirmed = Not confirmed. Invited on { $date }
people-since = has had the role since { $date }
people-seen = Last signed in on { $date }
people-not-seen = Has not signed in yet
people-to-successor = Hands over to a successor who has not signed in yet
people-will-take-over = Takes over at the first sign-in
people-took-over = Took over from an earlier contact
people-mail-failed = The last mail did not arrive ({ $code }), on { $date }
people-mail-unknown = Nobody knows whether the last mail arrived, on { $date }
people-mail-waits = A mail is on its way
people-shut = The account is shut
people-second = { $has ->
    [yes] Signs in in two steps
   *[no] Has no app for signing in in two steps
}
people-held = Has tried too often and is let in again after { $time }
people-ended = Ends on { $date }
people-invite = Invite a person
people-invite-what = The person gets a mail at once that says which role it is and how to sign in. The invitation holds until you end the role.
people-invite-send = Send the invitation
people-as = As
people-choose = Choose
people-role = { $role ->
    [uppgiftslamnare] Contact
    [ersattare] Deputy
    [granskare] Council
    [uppfoljningsansvarig] Owner
   *[administrator] Administrator
}
people-role-what = { $role ->
    [uppgiftslamnare] Fills in and submits the organisation's answers, invites deputies and hands over.
    [ersattare] Fills in and submits the same answers, but invites nobody.
    [granskare] Belongs to a council. Drafts are read and commented on by the council's link, sent from Report.
    [uppfoljningsansvarig] Runs the follow-up: reviews, writes, locks and publishes. Signs in in two steps.
   *[administrator] Sees to accounts and the service, and can do all that an owner can. Signs in in two steps.
}
people-no-organisation = Choose an organisation from the list.
people-done-invited = The invitation is on its way.
people-done-invited-several = { $n ->
    [one] One invitation is on its way.
   *[other] { $n } invitations are on their way.
}
people-done-again = The invitation is on its way once more.
people-done-ended = The role has ended.
people-done-shut = The account is shut.
people-done-opened = The account is open again.
people-done-forgotten = The person has been forgotten.
people-done-reset = The second step has been taken away. A new app is added at the next sign-in.
people-done-let-in = The hold is gone. The person can try again now.
people-done-mailbox = The mailbox has been saved.
people-done-recipients = The distribution list has been saved.
people-act = { $act ->
    [again] Send the invitation again
    [end] End the role
    [shut] Shut the account
    [open] Open the account again
    [forget] Forget the person
    [reset] Take away the second step
   *[let-in] Let in again
}
people-act-button = { $act ->
    [again] Send the invitation
    [end] End the role
    [shut] Shut the account
    [open] Open the account
    [forget] Forget the person for good
    [reset] Take away the second step
   *[let-in] Let in again
}
people-act-happens = { $act ->
    [again] The same mail goes out once more, to the same address. The earlier invitation still holds.
    [end] The person can no longer do anything in this role. Answers that have been submitted and drafts that have been saved stay with the organisation. To give the role back, invite the person again.
    [shut] Nobody can sign in with the account, and whoever is signed in is signed out. The roles stay, and the account can be opened again.
    [open] The person can sign in again, in the roles that are left.
    [forget] The address, the password, the app, the sign-ins and the mails to the person are removed, and the roles end. This cannot be undone. What has been done stays: submitted answers, drafts, texts, editions and the audit trail. There stands a number and a role, never who it was.
    [reset] The app that shows codes is disconnected and the person is signed out everywhere. A new app is added at the next sign-in. Do this only when you know that the right person is asking.
   *[let-in] The person has typed a wrong code or password too often, or asked for too many codes. The count begins anew, so that it can be tried again now. Do this only when you know that the right person is asking.
}
people-several = Invite several contacts
people-several-what = Give one address per organisation. You will see what is going to happen before anything is sent.
people-several-list = Paste a list
people-several-how = One a line: code or name, semicolon, address. For example: 1880; name@kommun.se
people-several-each = Or write the address beside the name
people-several-look = Show what will happen
people-several-preview = How we understand the list
people-several-preview-what = Nothing has been sent yet. Read the lines through and send, or go back and change.
people-several-happens = What will happen
people-several-send = { $n ->
    [one] Send one invitation
   *[other] Send { $n } invitations
}
people-several-left-out = { $n ->
    [one] One line leads to no invitation. The line says why.
   *[other] { $n } lines lead to no invitation. The lines say why.
}
people-several-change = Change the list
people-line = { $says ->
    [invites] Is invited as contact
    [another] Is invited, beside the contact that there is
    [has-role] Is contact or deputy already
    [twice] The same line stands earlier in the list
    [no-organisation] No organisation that takes part is called that
    [no-address] No e-mail address in the line
   *[shut] The account with that address is shut
}
contacts-nobody = Nobody in the list can be invited. Write an organisation and an address on each line.
contacts-many = The list is too long. Write at most { $max } lines at a time.
recipients-line = Line { $row } cannot be read: “{ $line }”. Write name, semicolon and address.
recipients-many = The distribution list is too long. Write at most { $max } recipients.
people-register = In the register
people-register-code = Code { $code }
people-register-how = Names, mergers and new codes come from the register of municipalities and are not changed here. The administrator enters them with the commands malspar register rename and malspar register succeed.
people-name = { $name }
people-name-from = { $name }, from { $date }
people-formerly = Took the place of { $code } on { $date }
people-became = Became { $code } on { $date }
mail-trial-subject = Test mail from Målspår
mail-trial = This is a test mail. If you are reading it, mail from the service reaches you.
    How the service is doing: { $url }
    You need do nothing more.
govern-title = Administration
govern-menu-all = Overview
govern-menu-accounts = Accounts
govern-menu-trail = Audit trail
govern-menu-jobs = Jobs
govern-menu-checks = Operation
govern-checks-count = { $wrong } wrong, { $look } to be looked at, { $good } in order
govern-jobs-count = { $waiting } waiting or running, { $failed } failed
govern-accounts-count = { $n ->
    [one] One account
   *[other] { $n } accounts
}
govern-trail-what = What has been done, in which role and when.
govern-regions = Regions
govern-regions-how = A region is there when it has a strategy. Add a new one on the server with malspar strategy import, then invite its administrator with malspar account add.
govern-accounts = Accounts
govern-accounts-what = Everybody who can sign in to what is yours to administer. Contacts are invited under the strategy's People.
govern-invite = Invite an owner or administrator
govern-invite-what = The person gets a mail at once that says which role it is and how to sign in. At the first sign-in an app for signing in in two steps is added.
govern-place = For
govern-no-place = Choose a region or a strategy from the list.
govern-everywhere = { $region }: all strategies
govern-second-head = Two steps
govern-second = { $has ->
    [yes] Yes
   *[no] No
}
trail-title = Audit trail
trail-what = Newest first. The trail tells account and role, never name or address. Nothing in it can be changed.
trail-part = You see what belongs to your region.
trail-verify = Check that the trail is whole
trail-act = Act
trail-subject = What it is about
trail-role = Role
trail-any-role = All roles
trail-account = Account
trail-from = From
trail-to = Through
trail-search = Search
trail-none = No entry matches the search.
trail-table = Download what was found (CSV)
trail-table-goes-on = The table ends here: it holds { $n } entries and there are more. Search fewer days to get the rest.
trail-when = When
trail-by = By
trail-number = Number
trail-details = Details
trail-numbered = no. { $n }
trail-time = { $date } { $time }
trail-account-short = account …{ $id }
trail-newer = Newer
trail-older = Older
trail-file = audit-trail
trail-no-day = Write the day as year-month-day, for example 2026-03-31.
trail-no-account = Write the account's whole number, as it stands in the trail.
trail-role-name = { $role ->
    [municipal_contact] Contact
    [strategy_owner] Owner
    [council_reviewer] Council
    [administrator] Administrator
   *[system] The service itself
}
trail-act-name = { $act ->
    [account-invite] Invitation
    [account-invite-again] Invitation sent again
    [account-confirm] Role confirmed
    [account-hand-over] Task is handed over
    [account-taken-over] Task taken over
    [account-no-successor] Successor struck out
    [account-end] Role ended
    [account-disable] Account shut
    [account-enable] Account opened
    [account-forget] Person forgotten
    [account-let-in] Hold removed
    [account-password] Password set
    [account-no-password] Password removed
    [account-second-factor] Second step added
    [account-no-second-factor] Second step removed
    [organisation-registrar] Registrar's mailbox
    [strategy-recipients] Distribution list
    [strategy-import] Strategy imported
    [cycle-move] Cycle moved
    [schedule-add] Schedule added
    [schedule-change] Schedule changed
    [schedule-rest] Schedule rests or goes on
    [schedule-end] Schedule removed
    [report-drafts] Drafts of the municipalities' reports
    [draft-begin] Answers begun
    [form-import] Form imported
    [submission-submit] Answers submitted
    [submission-return] Completion requested
    [submission-approve] Answers checked
    [submission-decline] Declined
    [submission-extend] Extension
    [submission-ask-for-time] Extension asked for
    [submission-reopen] Answers reopened
    [edition-seal] Edition locked
    [edition-publish] Edition published
    [edition-withdraw] Edition withdrawn
    [share-make] Share link made
    [share-revoke] Share link revoked
    [calendar-make] Calendar link made
    [calendar-end] Calendar link ended
    [narratives-import] Texts imported
    [register-load] Register loaded
    [register-rename] New name in the register
    [register-succeed] Merger in the register
    [series-import] Figures imported
    [history-import] Earlier measurements read in
    [report-draft] Draft report made
    [job-again] Job runs again
    [cycle-ask-contacts] Contacts asked
    [cycle-ask-registrars] Registrars asked
    [cycle-digest] Mail to the owners on how it stands
    [report-tell-owners] Mail about the draft report
    [mail-again] Mail sent again
    [mail-bounce] Mail that bounced
    [mail-trial] Test mail
    [catalogue-draft] Catalogue draft changed
    [catalogue-draft-remove] Removed from catalogue draft
    [catalogue-draft-drop] Catalogue draft discarded
    [cycle-note] Note
    [cycle-preflight] Item of the preparations
    [cycle-remind] Reminder
    [submission-refuse-time] Extension not given
    [submission-lock] Answers closed again
    [text-write] Text written
    [text-confirm] Text read through
    [consultation-open] Round of comments opened
    [consultation-move] Last day to comment changed
    [consultation-comment] Comment from a council
    [consultation-reply] Comment answered
    [consultation-take] Comment taken into the report
    [edition-own-stopped] Locking of the municipalities' editions stopped
    [edition-plan] Publication planned
    [register-region] Region in the register
    [database-example] Example data
   *[other] { $code }
}
trail-whole = The trail is whole: all { $n } entries follow each other as they were written.
trail-head = It ends like this now:
trail-head-what = Keep the line outside the service, for example in the registry. With it anybody can show later that nothing before it has changed (malspar audit verify).
trail-broken-what = Change nothing. Take a copy of the database as it is, and tell whoever operates the service.
jobs-title = Jobs
jobs-what = What the service does by itself, when somebody has asked for it or the timetable says so. A job that does not work is tried five times, at longer and longer intervals. Open a job to see what it did.
jobs-which = Which jobs
jobs-all = All
jobs-older = Older jobs
job-back = To all jobs
job-back-plan = To the timetable
job-by = By
job-by-whom = { $by ->
    [clock] the timetable
   *[person] somebody’s act
}
job-begun = Last begun
job-ended = Ended
job-tried = Attempts
job-log = Log
job-log-none = Nothing has happened yet.
job-happened = What happened
job-note = { $what ->
    [letters] Mails written: { $mails }. Organisations that got them: { $organisations }.
    [left-out] There is no address for { $who }. No mail went there.
    [too-late] It was too late: it was no longer needed when the job was done.
    [drafts] { $n ->
        [one] One draft was made
       *[other] { $n } drafts were made
    }, and { $mails ->
        [0] nobody needed a mail.
        [one] one mail was written.
       *[other] { $mails } mails were written.
    }
    [municipal-drafts] { $n ->
        [one] One draft of a municipality’s own report was made.
       *[other] { $n } drafts of the municipalities’ own reports were made.
    }
    [pruned] Removed: { $sessions } sessions, { $links } sign-in links, { $attempts } sign-in attempts, { $mails } mails, { $uploads } uploaded files and { $jobs } jobs. { $emptied } mails have had their contents removed.
   *[failed] Attempt { $attempt } did not work: { $error }
}
jobs-none = No jobs yet.
jobs-job = Job
jobs-asked = Asked for
jobs-standing = State
jobs-kind = { $kind ->
    [prepare_drafts] Draft reports
    [prepare_municipal_drafts] Drafts of the municipalities' own reports
    [confirm_contacts] Question to the contacts
    [ask_registrar] Question to the registrars
    [remind] Reminder
    [digest] Digest to the owners
    [prune] Pruning
   *[other] A job that a newer version knows
}
jobs-state = { $state ->
    [waiting] Waiting
    [running] Running
    [done] Done
   *[failed] Failed
}
jobs-attempts = { $n ->
    [0] Not tried yet
    [one] One attempt
   *[other] { $n } attempts
}
jobs-again = Run again
jobs-done-again = The job runs again from the beginning.
job-not-failed = The job is waiting already, running or done. What has failed can be run again.
checks-title = Operation
checks-about = How the service is doing right now. Secrets are never shown here.
checks-head-what = What
checks-head-how = State
checks-head-said = How it is, and what to do
checks-verdict = { $verdict ->
    [good] In order
    [look] To be looked at
   *[wrong] Wrong
}
checks-what = { $what ->
    [address] Address
    [mail] Mail
    [key] Key for editions
    [backup] Backup
    [database] Database
    [schema] Shape of the database
    [guards] Guards against changes
    [jobs] Jobs
    [proxy] Proxy
   *[contact] Contact address
}
checks-example = This is a demonstration with invented answers, so it is not needed.
checks-address = The service is reached at { $address }.
checks-address-plain = The service is reached at { $address }, without encryption. Put a proxy with https in front and change address.
checks-address-none = No address is set, so editions cannot say where they are on the web. Set address.
checks-mail = The mail server is named.
checks-mail-sent = Last sent { $time }.
checks-mail-none-sent = No mail has been sent yet. Send a test mail.
checks-mail-failed = Last failed { $time } ({ $code }). See which address it is under People, and the mail server's own log.
checks-mail-waits = { $n ->
    [one] One mail has waited since { $time }. If it waits long: check smtp_url and that the mail server answers.
   *[other] { $n } mails wait, the oldest since { $time }. If they wait long: check smtp_url and that the mail server answers.
}
checks-mail-no-server = { $n ->
    [0] No mail server is named: nobody can sign in with a code. Set smtp_url and mail_from.
    [one] No mail server is named: nobody can sign in with a code, and one mail waits. Set smtp_url and mail_from.
   *[other] No mail server is named: nobody can sign in with a code, and { $n } mails wait. Set smtp_url and mail_from.
}
checks-key = The key is there and can be read by the service alone. The public key's id is { $id }.
checks-key-is = { $is ->
    [example] Example data is locked with a key that proves nothing.
    [not-yet] There is no key yet. It is made when the first edition is locked; see to it that the folder of keys is backed up by itself.
    [gone] The key is missing, although there are editions that were locked with one. Put the key file back from its backup.
    [open] Others on the server can read the key file, and lock in the region's name. Change its permissions so that only the service can read it (0600), and change the key if you do not know who has read it.
   *[unusable] The key file cannot be read. Put it back from its backup; the reason is in the service's log.
}
checks-backup = { $old ->
    [yes] Last copied { $time } ({ $n } rows). That is more than two days ago: see to it that malspar backup runs every night.
   *[no] Last copied { $time } ({ $n } rows).
}
checks-backup-none = The database has never been copied. Have malspar backup run every night, to another disk.
checks-backup-server = PostgreSQL is copied by its own programs (pg_dump), and when that was last done the service cannot know. Check it there.
checks-database = { $kind } { $version }.
checks-schema = The database has the shape that this version needs.
checks-schema-behind = { $n ->
    [one] One step is missing. Stop the service and run malspar migrate.
   *[other] { $n } steps are missing. Stop the service and run malspar migrate.
}
checks-schema-newer = A newer version has used the database. Run that version.
checks-guards = { $stand ->
    [yes] The database itself prevents submitted answers, editions and the audit trail from being changed.
   *[no] A guard is missing, so what must never change can be changed. Stop the service and run malspar migrate.
}
checks-jobs = { $n ->
    [0] No job has failed.
    [one] One job has failed. See why under Jobs, and run it again.
   *[other] { $n } jobs have failed. See why under Jobs, and run them again.
}
checks-proxy = { $is ->
    [lacks] The address is https but no proxy is named, so everybody counts as coming from one place. Set trusted_proxies.
   *[good] The service knows where people come from.
}
checks-contact = Questions go to { $address }.
checks-contact-none = No functional address is set, so the pages cannot say whom to ask. Set contact.
checks-try-mail = Try the mail
checks-try-mail-what = A short mail is sent to yourself. If it arrives, invitations and codes work.
checks-try-mail-send = Send a test mail to me
checks-mail-on-its-way = The test mail is on its way. Reload the page in a while to see how it went.

# Mails that the service sends by itself
mail-confirm-subject = Are you still the contact for { $organisation }?
mail-confirm = { $cycle } opens on { $opens_on }.
    Confirm with one click or hand over to a colleague: { $url }
    { $registrar ->
        [yes] If you do not answer we mail the municipality's registrar.
       *[no] If you do not answer we get in touch with the municipality some other way.
    }
mail-registrar-subject = Who is the contact for { $organisation }? { $cycle } opens on { $opens_on }
mail-registrar = { $cycle } of { $strategy } opens on { $opens_on }, and we do not know who answers for the municipality.
    { $contact ->
        [yes] The contact has been asked whether the task is still theirs, and has not answered. Please pass the question on; it is answered here: { $url }
       *[no] We have no contact to write to. This is what the follow-up is: { $url }
    }
    If somebody else is to answer, tell { $whom } which e-mail address we can send an invitation to.
    { $sender }. This mail goes to the registrar of { $organisation }.
mail-receipt-subject = Receipt: answers from { $organisation } submitted on { $submitted_on }
mail-receipt = { $numbered ->
        [yes] The answers have reached the region and are a public record, reg. no. { $number }.
       *[no] The answers have reached the region and are a public record.
    }
    The contact can read and print the full receipt with all answers: { $url }
    { $late ->
        [yes] Next: we check and get back to you.
       *[no] Next: we check and get back to you by { $review_by }.
    }
    { $sender }. This mail is a copy to the registrar and concerns the answers from { $organisation }.
mail-draft-ready-subject = Draft report to review: { $cycle }
mail-draft-ready = The draft is made with answers from { $n } of { $of } municipalities: { $url }
    Still to do: { $open_items }.
    Nothing is sent or published until you lock the edition and then choose “Publish”.
    { $sender }. You get this mail as strategy owner of { $strategy }.
mail-draft-left = { $what ->
    [seal-unchecked] { $n ->
        [one] one submission to check
       *[other] { $n } submissions to check
    }
    [seal-returned] { $n ->
        [one] one completion that has not come
       *[other] { $n } completions that have not come
    }
    [seal-reopened] { $n ->
        [one] one submission that is open again
       *[other] { $n } submissions that are open again
    }
    [seal-silent] { $n } who have not answered
    [seal-no-analysis] { $n ->
        [one] one objective without an analysis
       *[other] { $n } objectives without an analysis
    }
   *[seal-no-registry-number] the registry number is missing
}
mail-draft-left-nothing = nothing
mail-published-subject = New report: { $cycle } of { $strategy }
mail-published = The follow-up report is published as a web page and a PDF: { $url }
    The main point: { $headline }
    { $numbered ->
        [yes] Reg. no. { $number }, edition { $edition }.
       *[no] Edition { $edition }.
    } This mail goes to { $organisation }, which is on the strategy's distribution list; change recipient through { $whom }.
    { $unit }
mail-digest-subject = { $cycle }: { $n } of { $of } municipalities have submitted
mail-digest = The municipalities: { $stands }.
    To see to: { $left }.
    Everything is at the desk: { $url }
    { $sender }. You get this mail as strategy owner of { $strategy }.
mail-digest-item = { $what ->
    [handed-in] { $n } submitted
    [returned] { $n } to complete their answers
    [begun] { $n } begun
    [not-begun] { $n } not begun
    [declined] { $n } taking no part
    [extended] { $n } with an extension
    [check] { $n ->
        [one] one submission to check
       *[other] { $n } submissions to check
    }
    [requests] { $n ->
        [one] one request for an extension to answer
       *[other] { $n } requests for extensions to answer
    }
    [unconfirmed] { $n ->
        [one] one municipality without a confirmed contact
       *[other] { $n } municipalities without a confirmed contact
    }
   *[lost] { $n ->
        [one] one mail that may not have arrived
       *[other] { $n } mails that may not have arrived
    }
}
mail-digest-nothing = nothing right now

# The desk: mails that did not arrive
desk-menu-mails = Mails
lost-mails-title = Mails that did not arrive
lost-mails-what = These are mails of the follow-up that the mail server refused, or of which nobody knows whether they arrived. The service never sends them again by itself.
lost-mails-what-service = These are mails that the mail server refused, or of which nobody knows whether they arrived. The service never sends them again by itself. Codes for signing in are left out: whoever did not get a code asks for a new one.
lost-mails-counts = The last 90 days: { $sent } sent, { $waiting } on their way.
lost-mails-none = There are no such mails.
lost-mails-more = Only the latest { $n } are shown.
lost-mails-to = To
lost-mails-about = Subject
lost-mails-how = What happened
lost-mails-state = { $state ->
    [failed] Refused
   *[unknown] Not known whether it arrived
}
lost-mails-said = The mail server answered: { $said }
lost-mails-stopped = The service stopped while the mail was being sent.
lost-mails-written = Written { $time }
lost-mails-again = Send again
lost-mails-again-unknown = If it arrived after all, the recipient gets it twice.
lost-mails-done = The mail is on its way again. Reload the page in a while to see what became of it.
lost-mails-link = { $n ->
    [one] One mail may not have arrived. See which.
   *[other] { $n } mails may not have arrived. See which.
}
mail-again-not = The mail has been sent again already, or has arrived.
mail-again-shut = The account is shut, so there is nobody to send to.
govern-menu-mails = Mails
govern-menu-schedules = Schedules
govern-schedules = Schedules
govern-schedules-what = What the service does by itself, strategy by strategy. Whoever runs a follow-up adds and changes schedules in its timetable.
govern-schedules-service = The service’s own

## Timetable
desk-menu-plan = Timetable
plan-title = Timetable
plan-what-it-is = This is what the service does by itself, and the days that hold. It never locks or publishes anything.
plan-troubles = Something is due and cannot be done. It is tried again every twenty seconds, and what comes after it waits. Whoever runs the service sees more in the log.
plan-trouble = { $name }, since { $date } at { $time }, tried { $n ->
    [one] once
   *[other] { $n } times
}: { $error }
plan-coming = What comes
plan-by-hand = The strategy has no interval. Its follow-ups are opened by hand, or by a schedule below.
plan-nothing = Nothing is planned.
plan-when = When
plan-event = What
plan-by-itself = Done by the service
plan-schedules = Schedules of your own
plan-no-schedules = Nobody has added anything to what follows from the strategy.
plan-rests = Resting
plan-pause = Let it rest
plan-resume = Go on
plan-end = Remove
plan-new = Add a schedule
plan-which-days = Which days
plan-day = { $day ->
    [vardagar] Monday to Friday
    [alla] Every day
    [veckodagar] Certain weekdays
   *[datum] Certain days of the month
}
plan-weekdays-which = Weekdays
plan-weekdays = Choose at least one weekday.
plan-dates-which = Days of the month
plan-dates-how = For instance 1, 15 or 1–7.
plan-dates = Write which days of the month, for instance 1, 15. They go from 1 to 31.
plan-never = There is no such day. Check the day, the month and the year.
plan-months-which = Months
plan-months-how = Choose none for every month.
plan-years-which = Years
plan-years-how = Empty for every year. Otherwise for instance 2026, 2028, 2030.
plan-years-step = How often
plan-year-step = { $step ->
    [1] The years written above
    [2] Every second year from the first
    [3] Every third year from the first
   *[4] Every fourth year from the first
}
plan-years-wrong = Write the years with four digits, for instance 2026, 2028 or 2026–2030. They go from 2000 to 2100.
plan-years-from = Write one single year to begin with, or a period such as 2026–2030. If you list the years, choose “The years written above”.
plan-at = Time
plan-day-off = If the day is off
plan-day-off-is = { $rule ->
    [any_day] It is done anyway
    [next] It is done the next working day
   *[previous] It is done the working day before
}
plan-if-missed = If the service was off
plan-missed = { $policy ->
    [once] It is done once when it runs again
    [each] Each missed time is done, late
   *[never] It is not done
}
plan-more = More choices
plan-expression = An expression instead of days and time
plan-expression-help = Second, minute, hour, day, month, weekday and year: 0 0 6 1 3 ? 2026/2 is 1 March at 06.00 every second year from 2026.
plan-look = Show what it becomes
plan-preview = The schedule becomes
plan-save = Keep the schedule
plan-mend = Change something first
plan-before = Now:
plan-change = Change
plan-change-one = Change the schedule: { $what }
plan-cancel = Leave it
plan-next = Next
plan-group = { $n ->
    [one] one step
   *[other] { $n } steps
}
plan-job = { $state ->
    [waiting] The job waits
    [running] The job is running
    [done] Log
   *[failed] The job failed
}
plan-missed-said = { $policy ->
    [once] If missed, it is done once, late.
    [each] If missed, every time is done, late.
   *[never] If missed, it is not done.
}
plan-extra = Times of its own beside that
plan-extra-how = One on each line, with date and time: 2031-03-03 06:00.
plan-extra-wrong = Line { $row } cannot be read. Write date and time: 2031-03-03 06:00.
plan-zone = Time zone
plan-zone-how = The times are those of its clocks, also when they are changed.
plan-past = What has been
plan-no-past = Nothing has been done yet.
plan-came-to = How it went
plan-became = { $became }, { $date } at { $time }
plan-done = { $done ->
    [nytt] The schedule is added.
    [andrat] The schedule is changed.
    [vila] The schedule rests. What is planned meanwhile is not made up for.
    [fortsatt] The schedule goes on.
   *[bort] The schedule is removed. What it has done stays in the list.
}
plan-what = Choose what is to be done.
plan-time = Write the time with hour and minute, such as 07:30.
plan-days = Choose on which days.
schedule-too-many = The strategy has { $max } schedules already. Remove one that is not needed.
schedule-duty-by-rule = That is done already by the strategy's own timetable.
