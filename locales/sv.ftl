### Målspårs ord på svenska. Svenskan är originalet; en.ftl har samma nycklar och samma variabler.
### Antal skickas som tal och skrivs med tusentalsmellanrum. Årtal, datum, månader, andelar och
### minst-tal skickas färdiga som text (se number.rs och date.rs).
### Ord som hör till en viss strategi (frågor, nivåer, rubriker på mål) står i strategipaketet.

## Tal, datum och uppräkning

at-least = minst { $number }
percent = { $number }{ "\u00A0" }%
list-and = { $first } och { $last }
period = { $from }–{ $to }
date-long = { $day } { $month } { $year }
month-year = { $month } { $year }
time = kl. { $time }
month-1 = januari
month-2 = februari
month-3 = mars
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = augusti
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
month-short-1 = jan
month-short-2 = feb
month-short-3 = mars
month-short-4 = apr
month-short-5 = maj
month-short-6 = juni
month-short-7 = juli
month-short-8 = aug
month-short-9 = sep
month-short-10 = okt
month-short-11 = nov
month-short-12 = dec
number-word-0 = noll
number-word-1 = en
number-word-2 = två
number-word-3 = tre
number-word-4 = fyra
number-word-5 = fem
number-word-6 = sex
number-word-7 = sju
number-word-8 = åtta
number-word-9 = nio
number-word-10 = tio
number-word-11 = elva
number-word-12 = tolv
municipalities = { $n ->
    [one] { $n } kommun
   *[other] { $n } kommuner
}
municipalities-of = { $n } av { $n_expected } { $n_expected ->
    [one] kommun
   *[other] kommuner
}

## Ordlista

term-strategy = strategi
term-target-area = målområde
term-objective = mål
term-indicator = indikator
term-headline-indicator = huvudindikator
term-target = målvärde
term-baseline = utgångsläge
term-measurement-date = mättidpunkt
term-direction = önskad riktning
term-breakdown = uppdelning
term-cycle = uppföljningsomgång
term-collection-window = svarsperiod
term-deadline = sista svarsdag
term-extension = anstånd
term-review-window = granskningsperiod
term-meeting-step = beredningssteg
term-council = samverkansråd
term-contact = uppgiftslämnare
term-deputy = ersättare
term-owner = uppföljningsansvarig
term-answers = svar
term-value = uppgift
term-draft = utkast
term-submitted = inlämnat
term-returned = komplettering begärd
term-approved = granskat
term-reopen = öppna igen
term-reopened = återöppnat
term-receipt = kvittens
term-not-reported = inte rapporterat
term-not-available = uppgift saknas
term-not-answered = inte besvarad
term-not-applicable = gäller inte
term-estimated = uppskattat
term-suppressed = visas inte (1–4 personer)
term-break = brott i tidsserien
term-county-total = länet totalt
term-analysis = analys
term-comments = synpunkter
term-no-objections = inga invändningar
term-edition = låst utgåva
term-lock-edition = lås utgåvan
term-correction = rättelse
term-registry-number = diarienummer
term-registry-number-short = dnr
term-distribution-list = sändlista
term-audit-trail = händelselogg
term-open-question = fråga med fritextsvar
term-activity = aktivitet
term-share-link = delningslänk (giltig till { $date })
term-consultation-draft = utkast för synpunkter, version { $version }
term-reference-figure = jämförelsetal från Kolada
term-example = exempeldata

## Ordlistan i bruk

cycle-name = Uppföljning { $year }
cycle-final-name = Slutuppföljning { $year }
cycle-covers = avser { $period }
state-on = läget den { $as_of }
on-date = den { $date }
direction-up = ökning
direction-down = minskning
direction-towards = mot ett värde
direction-neutral = ingen bestämd
baseline-measured = uppmätt
baseline-estimated = uppskattat i efterhand
baseline-first = första mätningen
target-strategy = målvärde enligt strategin
target-proposed = föreslaget målvärde
meeting-information = information
meeting-comments = synpunkter
meeting-decision = beslut
council-regional = regionala samverkansrådet
council-specific = specifika samverkansråd
extension-until = anstånd till { $date }
break-note = frågan ändrades { $year }, jämför med försiktighet
split-by-sex = uppdelat efter kön
edition-number = utgåva { $edition }
edition-corrected = Utgåva { $edition }, med rättelser
registry-number = dnr { $registry_number }

## Svar

answer-yes = Ja
answer-planned = Nej, men planerat
answer-planned-from = Nej, men planerat från och med { $month }
answer-no = Nej
answer-not-available = Uppgift saknas
answer-planned-help = Välj ”planerat” när det finns ett beslut eller avsatta pengar och en tidpunkt. En idé som diskuteras är ett nej; berätta gärna om den i kommentaren.
value-estimated = Uppskattat värde
value-not-available = Uppgift saknas, vi mäter inte detta
value-not-applicable = Gäller inte kommunen (ange varför)
sex-women = Kvinnor
sex-men = Män
sex-not-stated = Uppgift om kön saknas
sex-total = Totalt
sex-total-hint = räknas ihop

## Tecken i tabeller och statusrutnät

sign-missing = ..
sign-missing-text = inte rapporterat eller uppgift saknas (fotnot säger vilket)
sign-not-applicable = .
sign-not-applicable-text = gäller inte
sign-suppressed = x
sign-suppressed-text = visas inte, 1–4 personer eller skydd för ett annat värde
sign-zero = 0
sign-zero-text = noll
sign-estimated = u
sign-estimated-text = uppskattat
grid-yes = Ja
grid-planned = Planerat
grid-no = Nej
grid-not-reported = Inte rapporterat
grid-not-available = Uppgift saknas
grid-not-applicable = Gäller inte
grid-reported = rapporterat

## Nivåer och fritext

level-rule = Välj den nivå där hela beskrivningen stämmer. Är ni mellan två nivåer, välj den lägre och kommentera gärna.
level-option = { $level } – { $name }
level-between = mellan nivå { $lower } och { $upper }
personal-data = Skriv inga namn eller andra personuppgifter. Svaret blir en allmän handling och kan publiceras i rapporten.

## Kontroller. Ett fel stoppar inlämningen, en kontroll ber om en kommentar.

check-error = Fel
check-look = Kontrollera
check-trained-exceed = Antalet utbildade ({ $num }) kan inte vara större än antalet med uppdraget ({ $den }).
check-numerator-exceeds = Antalet i ”varav” ({ $num }) kan inte vara större än hela antalet ({ $den }).
check-sexes-exceed = Kvinnor och män är tillsammans { $sum }, men totalen är { $total }. Rätta en av dem, eller ange resten som ”Uppgift om kön saknas”.
check-not-whole = Skriv ett heltal, till exempel 12. Har ni ingen uppgift, välj ”Uppgift saknas”.
check-planned-month = Ange månad och år för det som är planerat.
check-yes-but-zero = Ni har svarat att det finns en familjecentral, men antalet är 0.
check-plan-due = Förra gången planerades detta till { $date }. Är det klart, eller har planen ändrats?
check-changed = Förra gången svarade ni { $previous }, nu { $current }. Stämmer det? Beskriv kort vad som har ändrats.
check-planned-past = { $date } har redan passerat. Är det klart, svara ”Ja”, annars ange en ny månad.
check-out-of-range = Talet ska ligga mellan { $min } och { $max }. Rätta det.
check-answer-missing = Svar saknas. Svara på frågan, eller välj ”Uppgift saknas”.
check-must-apply = ”Gäller inte” går inte att välja här: frågan gäller alla. Svara på den, eller välj ”Uppgift saknas”.
check-why-not-applicable = Skriv i kommentaren varför frågan inte gäller.
check-value-and-status = Både svar och status är ifyllda. Behåll en av dem.
check-wrong-kind = Svaret passar inte till frågan. Välj eller skriv ett svar av det slag som frågan ber om.
check-unknown-option = ”{ $option }” är inget av alternativen. Välj bland dem som visas.
check-not-asked = Frågan ställs inte efter svaret på { $code }. Ta bort svaret här, eller ändra svaret på { $code }.
act-without-reason = Ange en orsak. Den som berörs får läsa den.
act-does-not-fit = Svaren { $state ->
    [draft] är ett utkast
    [submitted] är inlämnade
    [returned] väntar på komplettering
    [approved] är granskade
    [declined] lämnas inte den här gången
   *[other] har fått ett nytt läge
}, så det går inte att { $act ->
    [submit] lämna in dem
    [return] begära komplettering
    [approve] markera dem som granskade
    [decline] avstå
   *[other] göra så
}. Se efter hur läget är nu.

## Strategipaketet

pack-code-twice = Koden { $code } finns två gånger. Ge den ena en annan kod.
pack-years-reversed = Strategin slutar innan den börjar. Rätta åren.
pack-county = ”{ $county }” är ingen länskod. Skriv två siffror, till exempel 18.
pack-interval-zero = Antalet år mellan uppföljningarna är 0. Skriv minst 1, eller ta bort regeln.
pack-unknown-parent = ”{ $parent }” är varken ett målområde eller ett mål i strategin. Rätta koden, eller lägg till målet.
pack-derived = Uttrycket ger inte ett svar av indikatorns slag ({ $gives }). Rätta uttrycket eller slaget.
pack-too-few-choices = Frågan har för få alternativ. En nivåfråga behöver minst två nivåer, en flervalsfråga minst ett alternativ.
pack-aggregation = Sättet att räkna ihop passar inte till frågans slag. Välj ett annat.
pack-years-far = Åren ska ligga mellan 1990 och 2100. Rätta dem.
pack-target-kind = Målvärdets mått finns inte för en sådan fråga. Välj ett annat mått.
pack-target-range = Målvärdet ska ligga på skalan (0 till 100 procent, en nivå som finns, inte under noll) och gälla ett år då strategin gäller. Rätta det.
pack-empty-text = Texten är tom. Skriv den på svenska.
pack-counts-persons = Bara antal, andelar och antal per invånare kan räkna personer. Ta bort counts_persons.
pack-otherwise = Noll kan bara sättas på frågor om antal eller mängd. Skriv not_applicable i stället.
pack-cycle-moved = Omgången { $cycle } har redan öppnats och får inte byta tid eller försvinna. Behåll dess år och mättidpunkt.
pack-indicator-gone = Indikatorn { $code } har redan besvarats och får inte försvinna eller byta kod. Behåll den i strategin.
pack-syntax = Raden är inte giltig TOML. Rätta den. Programmet som läser TOML säger på engelska: { $detail }
pack-missing-field = ”{ $name }” saknas. Lägg till det.
pack-unknown-field = ”{ $name }” känns inte igen. Rätta stavningen, eller ta bort raden.
pack-shape = Värdet passar inte här: { $detail }. Rätta det.

## Status för ett mål

status-reached = Målvärdet är nått
status-closer = Närmare målvärdet än vid utgångsläget
status-same = I stort sett samma läge som vid utgångsläget
status-further = Längre från målvärdet än vid utgångsläget
status-first = Första mätningen. Förändring kan visas från { $next_cycle }
status-open = Kan inte avgöras ännu: svar saknas från { $n ->
    [one] { $n } kommun
   *[other] { $n } kommuner
}
status-no-target = Inget målvärde. Utvecklingen beskrivs i ord
status-at-end = vid strategins slut, den { $as_of }
assessment = Samlad bedömning
assessment-forward = Arbetet går i målets riktning
assessment-strengthen = Arbetet går i målets riktning men behöver förstärkas
assessment-unchanged = Ingen tydlig förändring
assessment-unclear = Går inte att bedöma än

## Meningar. { $have } är indikatorns egen sats ur strategipaketet: ”har minst en familjecentral”.

sentence-state = { $yes } av { $n_expected } kommuner { $have }.
sentence-others = { $planned } planerar, { $no } har svarat nej och { $missing } har inte rapporterat.
sentence-residents = { $yes ->
    [one] I den kommunen bor { $share } av länets invånare.
   *[other] I de { $yes } kommunerna bor { $share } av länets invånare.
}
sentence-baseline = Vid utgångsläget ({ $baseline_date }) var det { $baseline } av { $baseline_n }.
sentence-more = Bland de { $both } kommuner som svarat båda gångerna är det { $diff } fler.
sentence-fewer = Bland de { $both } kommuner som svarat båda gångerna är det { $diff } färre.
sentence-as-many = Bland de { $both } kommuner som svarat båda gångerna är det lika många.
sentence-remaining = Till målvärdet återstår { $remaining ->
    [one] { $remaining } kommun
   *[other] { $remaining } kommuner
}.
sentence-measurements-left = { $left ->
    [one] { $left } mätning återstår
   *[other] { $left } mätningar återstår
} till och med { $year }.
sentence-no-trend = Två mätpunkter räcker inte för att tala om en trend.
sentence-proposed-target = Strategin anger inget målvärde. { $value } är ett föreslaget målvärde som inte är beslutat.
sentence-reworded = Frågan fick en ny lydelse { $year }. Värden före och efter ska jämföras med försiktighet.

## Kommunens sida: enkla fakta, ingen klass

own-yes = Ja.
own-yes-since = Ja, sedan { $cycle }.
own-planned = Planerat från och med { $month }.
own-no = Nej.
own-not-available = Uppgift saknas.
own-not-reported = Kommunen har inte rapporterat i den här omgången.
own-not-applicable = Gäller inte kommunen: { $reason }.

## Diagram

chart-title = { $yes } av { $n_expected } kommuner { $have }
chart-title-plain = { $title }: { $yes } av { $n_expected } kommuner
chart-subtitle = { $title }, { $measure }, läget den { $as_of }
chart-subtitle-year = { $title }, { $measure }, { $year }
chart-measure-municipalities = antal kommuner
chart-basis = Svar från { $n } av { $n_expected } { $n_expected ->
    [one] kommun
   *[other] kommuner
} ({ $share } av invånarna).
chart-source-municipalities = Källa: kommunernas svar.
chart-source-region = Källa: regionens svar.
chart-source-kolada = Källa: Kolada.
chart-example = Exempeldata.
chart-baseline = Utgångsläge
chart-now = Nu
chart-target = Målvärde { $year }
chart-target-proposed = Föreslaget målvärde, inte beslutat
chart-county = Länet totalt
chart-county-without = Länet utan { $municipality }
chart-not-reported = Inte rapporterat
chart-no-data = Uppgift saknas
chart-break = Brott i tidsserien: frågan ändrades { $year }, jämför med försiktighet
chart-municipality = Kommun
chart-value = Uppgift
chart-of = { $part } av { $whole }
chart-answers-of = { $part } av { $whole } svar
chart-estimated = { $value }, uppskattat
chart-planned-from = planerat från { $month }
chart-no-answers = { $title }: inga svar ännu
chart-last-answer = { $words }, förra svaret { $value }
chart-county-line = länet totalt { $value }
chart-county-line-without = utan { $municipality } { $value }
chart-target-line = målvärde { $value }
chart-target-line-proposed = föreslaget målvärde { $value }
chart-no-trend = två mätpunkter är ingen trend
chart-objective = mål { $code }
chart-order = Kommunerna står i bokstavsordning.
chart-basis-not-applicable = Gäller inte { $n ->
    [one] { $n } kommun
   *[other] { $n } kommuner
}.
chart-source-organisation = Källa: svar från { $organisation }.
chart-source-municipalities-and = Källa: svar från kommunerna och { $organisation }.
chart-source-submissions = Källa: räknas av systemet ur hur svaren har lämnats in.
chart-grid-title = { $n } av { $n_expected } { $n_expected ->
    [one] kommun
   *[other] kommuner
} har rapporterat
chart-grid-subtitle = Huvudindikatorerna kommun för kommun
chart-grid-answers = frågor
chart-missing = Svar saknas
chart-before = Tidigare
chart-none-chosen = inget av dem
chart-summary-before = tidigare { $value }
chart-summary-now = nu { $value }
chart-summary-range = Kommunernas värden går från { $low } till { $high }.
chart-summary-missing = Svar saknas från { $names }.
chart-summary-missing-in-part = Svar saknas delvis för { $names }.
chart-summary-not-applicable = Gäller inte { $names }.

## Så läser du siffrorna. Inledningen sätts fet, fortsättningen följer på samma rad.

count-title = Så läser du siffrorna
count-missing-lead = Svar som saknas är varken nej eller noll.
count-missing-body = Vi skriver alltid hur många kommuner siffran bygger på och hur stor del av invånarna de har.
count-yes-lead = Ja och nej räknas över alla kommuner.
count-yes-body = Planerat räknas inte som ja.
count-county-lead = Länet totalt
count-county-body = är summan av alla täljare delad med summan av alla nämnare. Det är inte ett medelvärde av kommunerna.
count-weight-lead = En kommun väger tungt.
count-weight-body = I { $municipality } bor { $share } av länets invånare. När en kommun står för mer än hälften av underlaget visar vi också länet utan den.
count-levels-lead = Nivåer har ingen medelsiffra.
count-levels-body = Vi visar hur många som finns på varje nivå. Faller medianen mellan två nivåer skriver vi ”mellan nivå 2 och 3”.
count-baseline-lead = Utgångsläget
count-baseline-body = är det första jämförbara värdet: uppmätt, uppskattat i efterhand eller, om inget fanns, den första mätningen. Vilket det är står vid varje diagram.
count-target-lead = Målvärde { $year }
count-target-body = avser läget den { $as_of }. Den sista omgången täcker bara ett år. Uppgifter om ett helt år avser alltid ett kalenderår, så de går att jämföra; uppgifter om en period räknas om till per år.
count-small-lead = Små antal.
count-small-body = Antal personer mellan 1 och 4 visas inte, och inte heller det värde som skulle avslöja dem. Noll visas. Antal kommuner, platser, möten och årsarbetskrafter är inte personer och visas alltid.
count-sexes-lead = Kvinnor och män
count-sexes-body = redovisas var för sig när personer räknas och det går utan att någon kan pekas ut.
count-order-lead = Kommunerna visas i bokstavsordning.
count-order-body = Den som vill kan sortera efter invånarantal eller värde. Vi rangordnar inte.
count-map-lead = Kartan visar yta, inte människor.
count-map-body = Läs den tillsammans med antalet invånare.

## Sammanfattning på en sida. { $words } är antalet i ord med stor bokstav, { $total } i ord med liten.

summary-title = { $cycle } av { $strategy }
summary-subtitle = Läget den { $as_of } i { $county } { $n_words } kommuner · utgåva { $edition } · dnr { $registry_number }
summary-all = { $n ->
    [2] Båda
   *[other] Alla { $words }
}
summary-reached = { $reached ->
    [0] Inget av de { $total } målen är nått.
    [one] Ett av de { $total } målen är nått.
   *[other] { $words } av de { $total } målen är nådda.
}
summary-closer = { $n ->
    [one] Ett är närmare målvärdet än vid utgångsläget.
   *[other] { $words } är närmare målvärdet än vid utgångsläget.
}
summary-same = { $n ->
    [one] Ett är i stort sett i samma läge som vid utgångsläget.
   *[other] { $words } är i stort sett i samma läge som vid utgångsläget.
}
summary-further = { $n ->
    [one] Ett är längre från målvärdet än vid utgångsläget.
   *[other] { $words } är längre från målvärdet än vid utgångsläget.
}
summary-first = { $n ->
    [one] Ett mäts för första gången.
   *[other] { $words } mäts för första gången.
}
summary-open = { $n ->
    [one] Ett kan inte avgöras ännu.
   *[other] { $words } kan inte avgöras ännu.
}
summary-no-target = { $n ->
    [one] Ett har inget målvärde och beskrivs i ord.
   *[other] { $words } har inget målvärde och beskrivs i ord.
}
summary-baseline = Utgångsläge: { $value }
summary-target = Målvärde { $year }: { $value }
summary-main-result = { $yes } av { $n_expected } kommuner, { $share } av invånarna
summary-changed = Vad har ändrats
summary-remaining = Det återstår till { $year }
summary-voices = Vad kommunerna säger
summary-grid = Statusrutnät
summary-basis-title = Underlaget
summary-basis = Svar från { $n } av { $n_expected } { $n_expected ->
    [one] kommun
   *[other] kommuner
} med { $share } av invånarna.
summary-missing-from = Uppgifter saknas från { $names }.
summary-caution = Två mätningar är ingen trend
summary-proposed-title = Vad som föreslås
summary-proposed-council = Samverkansrådet föreslås ta del av uppföljningen och lämna synpunkter senast { $date }
summary-targets-note = föreslagna målvärden är inte beslutade

## Rapporten för länet

report-title = Uppföljningsrapport för länet
report-summary = Sammanfattning på en sida
report-contents = Innehåll
report-about = Om uppföljningen
report-about-strategy = Strategin och dess mål
report-about-method = Så gjordes uppföljningen
report-about-answers = Vilka som har svarat
report-about-figures = Så läser du siffrorna
report-changes = Vad har ändrats sedan förra uppföljningen
report-target-area = Målområde { $number }: { $title }
report-objective = Mål { $number } { $title }
report-more-indicators = Fler indikatorer i målområdet
report-follow-up = Uppföljning och utvärdering i länet
report-voices = Vad kommunerna och parterna säger
report-activities = Genomförda aktiviteter
report-consequences = Konsekvenser
report-consequences-children = Barnperspektivet
report-consequences-gender = Jämställdhet
report-consequences-environment = Miljö
report-consequences-economy = Ekonomi
report-comments = Synpunkter från samverkansråden
report-conclusions = Slutsatser och fortsatt arbete
report-municipalities = Kommunerna, en sida var
report-appendix = Bilaga { $number }
report-appendix-definitions = Indikatorer, frågor och definitioner
report-appendix-tables = Tabeller
report-appendix-corrections = Ändrade frågor, målvärden och rättade uppgifter
report-appendix-terms = Ord i rapporten
report-appendix-verify = Så kontrollerar du utgåvan
report-appendix-recipients = Sändlista
report-objective-says = Målet säger
report-objective-now = Läget nu
report-objective-difference = Skillnad mot utgångsläget
report-objective-remains = Det återstår
report-analysis = Analys
report-indicators = Indikatorer
report-other-language = Texten finns bara på { $language ->
    [en] engelska
   *[sv] svenska
}.

## Kommunens egen rapport

own-report-one-page = Kommunens läge på en sida
own-report-one-page-hint = svar nu, förra svaret, vad strategin siktar mot
own-report-answers = Kommunens svar fråga för fråga
own-report-county = Länet som jämförelse
own-report-county-hint = n av { $n_expected }, ingen rangordning
own-report-comments = Kommunens egna kommentarer
own-report-figures = Så läser du siffrorna
own-report-not-reported = Kommunen har inte rapporterat i { $cycle }. Tidigare svar visas nedan.
own-report-answer-now = Svar nu
own-report-answer-before = Förra svaret
own-report-strategy-aims = Vad strategin siktar mot

## Underlag till tjänsteskrivelse

memo-title = Underlag till tjänsteskrivelse
memo-proposal = Förslag till beslut
memo-summary = Sammanfattning
memo-matter = Ärendebeskrivning
memo-preparation = Beredning
memo-assessment = Bedömning
memo-consequences = Konsekvenser för miljö-, barn- och jämställdhetsperspektiven
memo-economy = Ekonomiska konsekvenser
memo-follow-up = Uppföljning
memo-basis = Beslutsunderlag
memo-sent-to = Skickas till

## Småtexter: uppgiftslämnaren

contact-progress = Kommunens svar: { $filled } av { $total } frågor { $filled ->
    [one] ifylld
   *[other] ifyllda
}. Sista svarsdag { $deadline }.
contact-draft = Utkastet är bara ert. Regionen ser svaren först när du lämnar in dem.
contact-saved = Sparat { $time }
contact-offline = Ingen kontakt. Det du skriver finns kvar här och sparas när förbindelsen är tillbaka.
contact-previous = Förra svaret ({ $date }): { $answer }.
contact-same-answer = Samma svar nu
contact-no-previous = Ingen tidigare uppgift.
contact-comment = Kommentar till svaret (publiceras)
contact-message = Meddelande till uppföljningsansvarig (publiceras inte men är en allmän handling)
contact-anchored = Svaren är avstämda inom kommunen
contact-own-registry-number = Kommunens diarienummer (valfritt)
contact-print = Skriv ut frågorna
contact-excel = Ladda ner som Excel
contact-invite = Bjud in en kollega
contact-decline = Vi avstår från att svara den här gången
contact-two-editors = En annan person har ändrat samma svar { $time }. Båda finns nedan, välj vilket som ska gälla.
contact-check = Kontrollera svaren
contact-submit = Lämna in
contact-voluntary = frivillig
contact-region-answers = regionen svarar

## Småtexter: uppföljningsansvarig

desk-not-begun = Inte påbörjat
desk-begun = Påbörjat
desk-submitted = Inlämnat
desk-returned = Komplettering begärd
desk-approved = Granskat
desk-declined = Avstår
desk-extended = Anstånd till { $date }
desk-stale = Siffror i texten har ändrats sedan du skrev den. Läs igenom och bekräfta.
desk-lock = Lås utgåvan. Den kan sedan inte ändras, bara rättas genom en ny utgåva.
desk-publish-now = Publicera nu
desk-publish-after = Publicera den { $date } efter sammanträdet
desk-target-strategy = Enligt strategin
desk-target-proposed = Föreslaget, inte beslutat

## Småtexter: samverkansråd och alla

council-draft-banner = Utkast för synpunkter, version { $version }, { $date }. Siffror kan ändras.
council-give-comments = Lämna synpunkter
council-no-objections = Inga invändningar
any-example = Exempeldata. Svaren är påhittade och säger inget om kommunerna.
any-show-table = Visa som tabell
any-download = Ladda ner (CSV, PNG, SVG)
any-accessibility-statement = Tillgänglighetsredogörelse
any-accessibility-report = Rapportera brister i tillgängligheten
any-link-expired = Länken har gått ut. Be om en ny av { $sender_mailbox }.

## Formuläret i Excel

sheet-answers = Svar
sheet-read-first = Läs detta först
sheet-code = Kod
sheet-question = Fråga
sheet-answer = Svar
sheet-numerator = Varav
sheet-status = Status
sheet-status-estimated = Uppskattat
sheet-status-not-available = Uppgift saknas
sheet-status-not-applicable = Gäller inte
sheet-planned-from = Planerat från (månad)
sheet-comment = Kommentar (publiceras)
sheet-previous = Förra svaret
sheet-title = { $cycle }: svar från { $municipality }
sheet-intro = Frågorna gäller läget den { $as_of }. Sista svarsdag är { $deadline }.
sheet-how-answers = Fyll i bladet ”Svar”, en rad för varje fråga eller del. Lämna raden tom om du vill svara senare.
sheet-how-status = Har ni ingen uppgift, välj ”Uppgift saknas” i kolumnen Status. En tom rad räknas aldrig som nej eller noll.
sheet-how-numbers = Skriv tal utan enhet. Skriv värden, inte formler.
sheet-how-planned = Är svaret ”Nej, men planerat”, ange månad och år i kolumnen ”Planerat från (månad)”, till exempel 2027-08.
sheet-how-cells = Ändra inte koder, frågor eller rader; filen läses in efter dem.
sheet-version = Formulärversion { $version }
sheet-previous-on = Förra svaret, { $date }
sheet-message = Meddelande till uppföljningsansvarig (publiceras inte men är en allmän handling)
sheet-of-which = Varav { $what }
sheet-ratio = { $den }, varav { $num }
sheet-estimated = { $answer } (uppskattat)
sheet-none-chosen = Inget alternativ
sheet-across-strategy = Övergripande
sheet-asked-if = Fylls i bara om svaret på { $code } är ja.
sheet-asked-if-other = Fylls i bara om svaret på { $code } gör frågan aktuell. Annars sätts svaret av systemet.
sheet-options = Välj ja eller nej på varje rad. Det går också att skriva x på de rader som stämmer och lämna de andra tomma.
sheet-voluntary = Frågan är frivillig.
sheet-refused = Svaret passar inte i fältet. Välj i listan, eller skriv ett tal utan enhet. Har ni ingen uppgift, lämna fältet tomt och välj ”Uppgift saknas” i kolumnen Status.
sheet-about-lead = Vad det gäller
sheet-about = { $organisation } svarar på frågor om { $strategy }. Frågorna gäller läget den { $as_of }. Förra svaret står bredvid varje fråga.
sheet-deadline-lead = Till när
sheet-deadline = Sista svarsdag är { $deadline }.
sheet-how-lead = Så fyller du i
sheet-missing-lead = Om en uppgift saknas
sheet-how-not-applicable = Kan frågan inte besvaras för att det inte finns något att räkna, välj ”Gäller inte” och skriv varför i kommentaren. Är talet en bedömning, skriv talet och välj ”Uppskattat”.
sheet-hand-in-lead = Så lämnar du in
sheet-hand-in = Spara filen och skicka tillbaka den dit du fick den ifrån. Det som behöver rättas pekas ut cell för cell, och du får rätta innan svaren är inlämnade.
sheet-privacy-lead = Inga personuppgifter
sheet-ask-lead = Vem du frågar
sheet-ask = Uppföljningsansvarig på { $region } svarar på frågor om formuläret.
sheet-fields-lead = Fält att fylla i
sheet-fields = ser ut så här. Övriga celler är låsta, utan lösenord.

## Fel när formuläret läses in. Cellen skrivs framför meddelandet av den som visar det.

import-unknown-code = Koden { $code } finns inte i formuläret. Skriv tillbaka koden som den var, eller hämta formuläret på nytt.
import-wrong-strategy = Filen gäller { $found }, men du lämnar svar för { $expected }. Välj rätt fil, eller hämta formuläret på nytt.
import-wrong-cycle = Filen gäller { $found }, men du lämnar svar för { $expected }. Hämta formuläret för { $expected } och fyll i det.
import-wrong-organisation = Filen är gjord för { $found }, men du svarar för { $expected }. Välj filen för { $expected }.
import-wrong-version = Filen har formulärversion { $found }, men version { $expected } gäller nu. Hämta formuläret på nytt och för över svaren.
import-not-a-form = Filen är inte ett formulär från Målspår. Välj filen som du hämtade, eller hämta formuläret på nytt.
import-not-number = ”{ $found }” är inte ett tal. Skriv ett tal, till exempel 16,5. Har ni ingen uppgift, välj ”Uppgift saknas”.
import-too-many-decimals = { $found } har för många decimaler. Skriv talet med högst { $decimals ->
    [one] { $decimals } decimal
   *[other] { $decimals } decimaler
}.
import-planned-without-month = Svaret är ”Nej, men planerat”, men månaden saknas. Ange månad och år i kolumnen ”Planerat från (månad)”.
import-month-without-planned = En månad är ifylld, men svaret är inte ”Nej, men planerat”. Ta bort månaden eller ändra svaret.
import-month-unreadable = ”{ $found }” går inte att läsa som månad. Skriv år och månad, till exempel 2027-08.
import-not-in-list = ”{ $found }” är inget av svaren. Välj ett av dessa: { $allowed }.
import-formula = Cellen innehåller en formel. Ersätt formeln med värdet.
import-error-value = Cellen visar felet { $found }. Skriv värdet i stället.
import-duplicate = Raden för { $code } finns två gånger. Ta bort den ena.
import-code-changed = Raden hör till { $code }, men i kolumnen Kod står ”{ $found }”. Skriv tillbaka koden, eller hämta formuläret på nytt, så att svaret inte hamnar på fel fråga.
import-row-gone = En rad för { $code } har tagits bort. Hämta formuläret på nytt och för över svaren.
import-half-share = Ett av de två talen saknas. Skriv båda, eller lämna båda tomma och välj ”Uppgift saknas” i kolumnen Status.
import-option-open = Andra rader i frågan är besvarade, men inte den här. Välj ja eller nej.
import-too-large = Filen är större än ett formulär kan vara. Välj filen som du hämtade, eller hämta formuläret på nytt.
import-protected = Filen har ett lösenord eller är sparad i ett äldre format. Spara den som Excel-arbetsbok (.xlsx) utan lösenord.
import-unidentified = Filen ser ut som ett formulär från Målspår, men det framgår inte längre vems svar den gäller. Hämta formuläret på nytt och för över svaren.
import-damaged = Filen går inte att läsa. Öppna den, spara den som Excel-arbetsbok (.xlsx) och försök igen, eller hämta formuläret på nytt.

## Rapportens egna ord och meningar

report-draft = utkast
report-edition = Utgåva
report-date = Datum
report-registry-number = Diarienummer
report-n-of = { $n } av { $whole }
report-example-mark = Exempeldata: svaren är påhittade
report-word-objective = Mål
report-word-result = Läget nu
report-objective-label = Mål { $number }
report-key-now = nu
report-key-target = målvärde { $year }
report-no-analysis = Ingen analys är skriven ännu.
report-definition = Så räknar vi
report-comment = Kommentar
report-comments-on-answers = Kommentarer till svaren
report-attached = Filer i rapporten
report-file = Fil
report-file-describes = Innehåll
report-municipalities-intro = Varje kommun visas med sina egna svar: nu, vid utgångsläget och vad strategin siktar mot. Ingen kommun får en status.
report-answers = Svar
report-answer-at = Svar { $as_of }
report-residents = Invånare
report-share-of-county = Andel av länet
report-residents-source = Invånare den { $as_of }. Källa: SCB.
report-strategy-intro = { $title } gäller { $period }. Den har { $areas } målområden och här följs { $objectives } mål upp. Strategin är vägledande: varje part beslutar för sin egen verksamhet.
report-method-past = Kommunerna svarade mellan den { $from } och den { $to }. Frågorna gäller läget den { $as_of }.
report-method-open = Kommunerna har från den { $from } till den { $to } på sig att svara. Frågorna gäller läget den { $as_of }.
report-method-region = { $region } svarar för hälso- och sjukvården i alla kommuner, granskar svaren och begär komplettering där det behövs.
report-method-draft = Det här är ett utkast. Siffror kan ändras till dess utgåvan är låst.
report-derived = Räknas ut ur { $code }: nivå { $level } eller högre är ja.
report-baseline-note = Utgångsläget avser den { $as_of } ({ $origin }).
report-tables-note = Värdena står som tabell i bilaga { $number }.
report-verify-draft = Ett utkast är inte låst och kan inte kontrolleras i efterhand. En låst utgåva bär en underskrift, och då står här hur den kontrolleras.
report-verify-attached = Alla värden i rapporten ligger också som filer i pdf:en. De går att öppna i en pdf-läsare som visar bilagor.
report-answered-by = Vem som svarar
report-by-municipality = Varje kommun
report-by-region = { $region }, för alla kommuner
report-by-both = Varje kommun; { $region } svarar för raden { $row }
report-by-nobody = Ingen, den räknas ut ur andra svar
report-attached-csv = Alla värden i rapporten som tabell
report-attached-json = Alla värden i rapporten för program
summary-subtitle-draft = Läget den { $as_of } i { $county }s { $n_words } kommuner · utkast
summary-change = { $title }: { $before } vid utgångsläget, { $now } nu.
sentence-parts-missing = { $n } av { $whole } svar saknas.
sentence-parts-missing-from = { $n } av { $whole } svar saknas, från { $names }.
sentence-no-answers = Inga svar ännu.
sentence-remains-missing = { $remains }, varav { $n } saknar svar.
sentence-municipalities-missing = Svar saknas från { $n ->
    [one] { $n } kommun
   *[other] { $n } kommuner
}.
own-aim-all = alla
own-aim-should = { $aim } (strategin säger ”bör”)
own-question-row = { $title }: { $row }
own-comment-by = { $title } ({ $who })
summary-both-note = Skillnader gäller dem som har svarat båda gångerna.
sentence-without-dominant = { $municipality } står för mer än hälften av underlaget; utan den är det { $result }.
sentence-share-change = Bland dem som har uppgifter från båda gångerna var det { $before } ({ $before_share }) vid utgångsläget ({ $baseline_date }) och är nu { $now } ({ $now_share }).
sentence-number-change = Bland de { $both } kommuner som har uppgifter från båda gångerna var det { $before } vid utgångsläget ({ $baseline_date }) och är nu { $now }.
target-full = Målvärde { $year }: { $value }, { $support }.
target-every-part = alla, i varje kommun som frågan gäller
target-support-text = enligt strategin
target-support-should = enligt strategin, som säger ”bör”
target-proposed-note = föreslaget målvärde, inte beslutat

## Nej från tjänsten

form-old-version = Formuläret hör till version { $form } av frågorna, men version { $current } gäller nu. Hämta formuläret på nytt och för över svaren.
cycle-not-open = Omgången { $state ->
    [planned] har inte öppnat än
    [reviewing] är stängd för svar, granskning pågår
    [sealed] är avslutad
   *[other] tar inte emot svar
}. Hör av dig till den som är uppföljningsansvarig om svaren behöver ändras.
submission-not-open = Svaren är { $state ->
    [submitted] redan inlämnade
    [approved] granskade
   *[other] inte öppna för ändringar
}. Hör av dig till den som är uppföljningsansvarig om något behöver ändras.

## Sidor

home-what = Här följer Sveriges regioner upp sina strategier tillsammans med kommunerna.
home-strategies = Strategier
home-nothing-published = ingen utgåva är publicerad än
home-no-strategy = Ingen strategi är inläst än.
site-language = Svenska
site-skip = Hoppa till innehållet
site-menu = Meny
site-home = Till första sidan
site-overview = Översikt
site-indicators = Mål och indikatorer
site-municipalities = Kommuner
site-changes = Förändringar
site-activities = Aktiviteter
site-about = Så gjordes uppföljningen
site-editions = Utgåvor
site-from-edition = { $state }. Ur utgåva { $number } av uppföljningsrapporten.
site-download = Ladda ner diagrammet:
site-compare = Jämför kommuner
site-compare-choose = Välj kommuner
site-compare-show = Visa sida vid sida
site-edition = utgåva { $number }
site-published-on = Publicerad den { $date }.
site-superseded = Rättad av en senare utgåva.
site-corrects = Rättar:
site-file-page = Rapporten som webbsida
site-file-pdf = Rapporten som pdf
site-file-archive = Rapporten som pdf utan bilagor
site-in-swedish = på svenska
site-in-english = på engelska
account-address = Skriv en fullständig e-postadress, till exempel namn@kommun.se.
page-not-found = Sidan finns inte
page-not-found-advice = Kontrollera adressen, eller börja om från första sidan.
page-forbidden = Du har inte tillgång till sidan
page-forbidden-advice = Logga in med det konto som har tillgång, eller hör av dig till den som är uppföljningsansvarig.
page-failed = Något gick fel hos oss
page-failed-advice = Inget av det du har lämnat in är borta. Försök igen om en stund.

## Kommandoraden

cli-migrated = Databasen är uppdaterad.
cli-cycle-open = Omgången { $cycle } är öppen för svar.
cli-cycle-review = Granskningen av { $cycle } har börjat och utkasten är framtagna.
cli-submitted = { $organisation }: svaren är inlämnade.
cli-no-database = Det finns ingen databas i { $folder }. Kontrollera --data, eller skapa den med ”malspar migrate” eller ”malspar strategy import”.
cli-form-overwritten = { $field }: svaret hade ändrats av någon annan sedan formuläret hämtades. Formulärets svar gäller nu.
cli-not-found = { $thing ->
    [strategy] Det finns ingen strategi { $what }. Kontrollera stavningen.
    [strategy-then] Strategin { $what } fanns inte i databasen vid den tidpunkten. Välj en senare.
    [version] Strategin har ingen sådan version: { $what }.
    [cycle] Det finns ingen sådan omgång: { $what }. Kontrollera stavningen.
    [edition] Det finns ingen utgåva { $what }. Kontrollera stavningen, eller se vilka som finns med ”malspar report list”.
    [rendition] Utgåvan har ingen sådan fil: { $what }.
    [submission] Det finns inga svar: { $what }.
    [indicator] Det finns ingen indikator { $what }. Kontrollera stavningen.
    [organisation] { $what } deltar inte här. Kontrollera koden.
    [population] Registret har inget invånarantal för { $what }.
    [account] Kontot finns inte.
    [membership] Kontot har ingen sådan roll.
    [share-link] Det finns ingen sådan delningslänk: { $what }. Se vilka som finns med ”malspar share list”.
   *[other] Det finns inte: { $what }. Kontrollera stavningen.
}
cli-forbidden = Det får du inte göra här: { $what }.
cli-conflict = Någon annan ändrade samma sak under tiden. Se hur det är nu, och gör om det som fattas.
cli-database-busy = Databasen är upptagen. Försök igen om en stund.
cli-database-full = Det finns ingen plats kvar på disken. Ge plats, och gör om det.
cli-database-failed = Databasen går inte att använda. Den svarar: { $said }
cli-report-failed = Rapporten gick inte att göra: { $said }
cli-data-failed = Något gick inte att läsa eller skriva: { $said }
file-not-there = Filen finns inte. Kontrollera namnet.
file-not-allowed = Det saknas rätt att läsa eller skriva där.
file-is-a-folder = Det är en mapp. Ange en fil.
file-no-folder = En del av sökvägen är en fil och ingen mapp.
file-no-room = Det finns ingen plats kvar på disken. Ingen fil är skriven.
file-read-only = Dit går det bara att läsa, inte att skriva.
file-not-text = Filen är inte text i UTF-8. Spara den som UTF-8.
file-not-a-file = Det är ingen vanlig fil, så ingenting skrivs dit. Ange en fil.
file-already-there = Filen finns redan och kan innehålla någons arbete. Välj ett annat namn, eller ta bort den först. För ett formulär går det också att lägga till --force.
file-another-kind = Där finns redan en fil av ett annat slag. Välj ett annat namn.
file-ending = Namnet ska sluta på något av { $known }.
file-failed = Det gick inte. Systemet svarar: { $said }
cycle-is = Omgången { $cycle } { $state ->
    [planned] är inte öppnad för svar än. Öppna den först.
    [collecting] är redan öppen för svar.
    [reviewing] granskas redan.
   *[sealed] är låst. Svar i den ändras genom att öppnas igen, en organisation i taget.
}
strategy-of-another-region = Strategin finns redan och hör till en annan region, { $region }. Ge den här ett annat namn (slug).
cli-strategy-good = { $slug }: inga fel, { $n ->
    [one] { $n } indikator
   *[other] { $n } indikatorer
}.
cli-strategy-imported = { $slug }: inläst som version { $version }.
cli-strategy-unchanged = { $slug }: inget nytt, version { $version } gäller.
cli-mail-no-report = Det är ingen rapport om ett av tjänstens mejl. En rapport har en del message/delivery-status och mejlets eget huvud.
cli-mail-underway = Mejlet { $id } är inte tillbaka: { $said }
cli-mail-bounced = { $noted ->
    [yes] Mejlet { $id } kom inte fram: { $said }
   *[no] Mejlet { $id } stod redan som inte framkommet.
}
cli-strategy-move = Flyttas: { $cycle }, { $step }: { $from } → { $to }
cli-strategy-unmoved = Inget i tidsplanen flyttas.
cli-strategy-dry = Inget har lästs in.
cli-form-read = { $organisation }: { $answered } av { $asked } svar ifyllda, { $changed } ändrade.
cli-nothing-stored = Ingenting har sparats.
cli-no-address = Inställningen address är ”{ $address }”. Skriv tjänstens adress utan sökväg, till exempel https://malspar.example.se.
cli-serving = Målspår är igång: { $url }
cli-serve-example = Databasen innehåller exempeldata. Starta den med ”malspar demo”, eller välj en annan datamapp med --data.
cli-demo-real-data = Datamappen innehåller riktiga svar. Exemplet skriver bara i en egen mapp: välj en med --data.
cli-demo-register = Register: { $n } kommuner med gränser och invånare { $years }.
cli-demo-strategy = Strategi: { $title }.
cli-demo-forms = Formulär { $cycle }
cli-demo-answers = Svar { $cycle }: { $n } formulär inlästa, inlämnade och granskade.
cli-demo-done = Klart. Svaren är exempeldata.

## Uttryck i strategipaketet: härledda indikatorer, nivåregler, villkor och kontroller

expr-empty = Uttrycket är tomt. Skriv en beräkning eller ett villkor, till exempel KB5 >= 3.
expr-too-long = Uttrycket har { $n } tecken, och högst { $max } får plats. Korta det, eller dela upp det på flera indikatorer.
expr-too-deep = Vid tecken { $at } ligger mer än { $max } parenteser eller funktioner inuti varandra. Ta bort några, eller dela upp uttrycket på flera indikatorer.
expr-character = Tecknet ”{ $found }” vid tecken { $at } ingår inte i språket. Ta bort det, eller skriv med =, !=, <, <=, >, >=, and, or och not.
expr-number = Talet { $found } vid tecken { $at } har för många siffror. Skriv ett tal med högst 28 siffror.
expr-decimal-comma = Vid tecken { $at } står ett decimalkomma. Skriv punkt i stället, till exempel 0.5.
expr-end = Uttrycket slutar för tidigt: något saknas vid tecken { $at }. Skriv det som fattas, eller ta bort det som står sist.
expr-unclosed = Parentesen vid tecken { $at } avslutas aldrig. Lägg till en slutparentes.
expr-unexpected = ”{ $found }” vid tecken { $at } kan inte stå där. Kontrollera det som står närmast före, och om en parentes saknas eller är en för mycket.
expr-chained = Vid tecken { $at } kommer en andra jämförelse, { $found }, direkt efter den första. Skriv två villkor med and emellan.
expr-unknown-function = Vid tecken { $at } används { $found } som funktion, men den finns inte. Funktionerna är has, count, numerator, denominator, share, min och max.
expr-unknown-fact = ”{ $found }” vid tecken { $at } är ingen uppgift om en inlämning. Skriv reported, complete, on_time eller checked efter submission och punkten.
expr-arguments = Vid tecken { $at } har { $function } fel antal värden. Skriv { $n ->
    [one] { $n } värde
   *[other] { $n } värden, med komma emellan,
} inom parentesen.
expr-name-needed = Vid tecken { $at } behöver { $function } koden på en indikator. Skriv den i stället för det som står där.
expr-unknown-name = ”{ $name }” vid tecken { $at } är varken en indikator eller en serie i strategin. Rätta stavningen; stora och små bokstäver skiljs åt.
expr-no-this = Vid tecken { $at } står this, som bara finns i reglerna till en fråga. Skriv indikatorns kod i stället.
expr-wrong-kind = Vid tecken { $at } är { $name } { $kind ->
    [number] ett tal
    [level] en nivå
    [yes_no] ett ja- och nejsvar
    [condition] ett villkor
    [choices] en flervalsfråga
    [ratio] en andel
   *[other] något annat
}, och { $function } kan inte användas på det. Använd count och has på flervalsfrågor, numerator, denominator och share på andelar.
expr-unknown-option = Vid tecken { $at } står { $option }, som inte är ett alternativ i { $name }. Rätta alternativets kod.
expr-needs-condition = Vid tecken { $at } behövs ett villkor som är sant eller falskt, men där står { $kind ->
    [number] ett tal
    [level] en nivå
    [yes_no] ett ja- och nejsvar
    [choices] en flervalsfråga
    [ratio] en andel
   *[other] något annat
}. Jämför det med något, till exempel TS1 = yes eller KB5 >= 3.
expr-needs-number = Vid tecken { $at } behövs ett tal, men där står { $kind ->
    [level] en nivå
    [yes_no] ett ja- och nejsvar
    [condition] ett villkor
    [choices] en flervalsfråga
    [ratio] en andel
   *[other] något annat
}. Räkna med en andel genom share och med en flervalsfråga genom count; nivåer, ja och nej kan bara jämföras.
expr-answer-alone = Vid tecken { $at } står yes, planned eller no utan något att jämföra med. Skriv till exempel TS1 = yes.
expr-different-kinds = Vid tecken { $at } jämförs { $left ->
    [number] ett tal
    [level] en nivå
    [yes_no] ett ja- och nejsvar
    [condition] ett villkor
    [choices] en flervalsfråga
    [ratio] en andel
   *[other] något annat
} med { $right ->
    [number] ett tal
    [level] en nivå
    [yes_no] ett ja- och nejsvar
    [condition] ett villkor
    [choices] en flervalsfråga
    [ratio] en andel
   *[other] något annat
}. Jämför sådant som är av samma slag.
expr-not-comparable = Vid tecken { $at } jämförs { $kind ->
    [choices] en flervalsfråga, som har flera svar. Jämför antalet med count, eller fråga efter ett alternativ med has
   *[ratio] en andel, som har två tal. Jämför dem med share, numerator eller denominator
}.
expr-no-order = Vid tecken { $at } jämförs { $kind ->
    [yes_no] ett ja- och nejsvar
   *[condition] ett villkor
} efter storlek. Använd = eller != i stället.
expr-different-units = Vid tecken { $at } möts två olika enheter: { $left ->
    [none] ingen enhet
   *[other] { $left }
} och { $right ->
    [none] ingen enhet
   *[other] { $right }
}. Räkna om så att enheten är densamma på båda sidor.
expr-different-levels = Vid tecken { $at } jämförs nivåer på två olika skalor. Jämför var och en med en nivå på sin egen skala.
expr-no-such-level = Nivån vid tecken { $at } finns inte på skalan. Skriv ett heltal från 0 till { $max }.

## Scheman: när tjänsten gör något av sig själv. Klockslag skickas färdiga: ”06.00”.

weekday-1 = måndag
weekday-2 = tisdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = lördag
weekday-7 = söndag
schedule-at = { $days } kl. { $times }
schedule-every-hour = { $days }, varje timme kl. { $from }–{ $to }
schedule-every-day = varje dag
schedule-monday-to-friday = måndag till fredag
schedule-weekdays = varje { $weekdays }
schedule-in-months = { $days } i { $months }
schedule-date = { $date } { $month }
schedule-dates = den { $dates } { $month }
schedule-dates-each-month = den { $dates } i varje månad
schedule-dates-in-months = den { $dates } i { $months }
schedule-if-weekday = { $days }, om det är { $weekdays }
schedule-or = { $first } eller { $last }
schedule-years = { $said }, { $years }
schedule-steps = { $step ->
    [1] från { $from }
    [2] vartannat år från { $from }
    [3] vart tredje år från { $from }
    [4] vart fjärde år från { $from }
   *[other] med { $step } års mellanrum från { $from }
}
schedule-steps-to = { $steps } till { $to }
schedule-extra = { $said }, dessutom { $extra }
schedule-extra-at = { $date } kl. { $time }
schedule-next-working-day = { $said }; är dagen ledig, nästa arbetsdag
schedule-previous-working-day = { $said }; är dagen ledig, arbetsdagen före
schedule-in-zone = { $said } (tid i { $zone })
schedule-duty = { $duty ->
    [confirm_contacts] Fråga uppgiftslämnarna om uppgiften fortfarande är deras
    [ask_registrar] Fråga registratorn där ingen har bekräftat
    [open_cycle] Öppna uppföljningen
    [remind] Påminn dem som inte har svarat
    [close_cycle] Avsluta insamlingen och börja granskningen
    [region_draft] Ta fram utkast till rapporten för länet
    [municipal_drafts] Ta fram utkast till kommunernas egna rapporter
    [digest] Berätta för uppföljningsansvarig hur det står till
   *[prune] Gallra det som bara sparas en tid
}
schedule-became = { $handling ->
    [superseded] inte gjort, ett senare tillfälle gjordes i stället
    [missed] inte gjort, tiden hade gått ut
    [late] { $outcome ->
        [done] gjort, sent
        [asked] påbörjat, sent
        [already] redan gjort av någon
       *[nothing] inget att göra
    }
   *[on_time] { $outcome ->
        [done] gjort
        [asked] påbörjat
        [already] redan gjort av någon
       *[nothing] inget att göra
    }
}
cycle-step = { $step ->
    [confirm_contacts] Uppgiftslämnarna tillfrågas om uppgiften fortfarande är deras
    [ask_registrar] Registratorn tillfrågas där ingen har bekräftat
    [open] Uppföljningen öppnar
    [remind_week] Påminnelse en vecka före sista svarsdag
    [remind_day] Påminnelse arbetsdagen före sista svarsdag
    [deadline] Sista svarsdag
    [close] Insamlingen avslutas och granskningen börjar
    [region_draft] Utkast till rapporten för länet
    [municipal_drafts] Utkast till kommunernas egna rapporter
    [overdue] Påminnelse efter sista svarsdag
    [review_end] Granskningens sista dag
    [lock_by] Sista dag att låsa utgåvan före handlingarnas utskick
   *[meeting] Sammanträde
}
schedule-zone-unknown = ”{ $found }” är ingen tidszon. Skriv till exempel Europe/Stockholm.
schedule-extra-many = Schemat har { $n } egna tider, och högst { $max } går. Ta bort några, eller låt uttrycket ge dem.
schedule-extra-past = Tiden { $time } har redan varit. Ta bort den, eller skriv en som kommer.
schedule-extra-time = Tiden { $time } kan inte planeras. Skriv datum, timme och minut, senast år { $year }.
cron-empty = Uttrycket är tomt. Skriv till exempel 0 0 6 1 3 ? 2026/2.
cron-too-long = Uttrycket har { $n } tecken, och högst { $max } får plats. Skriv spann och steg i stället för långa listor.
cron-character = Tecknet ”{ $found }” vid tecken { $at } kan inte stå i ett schema. Skriv med siffror, namn som MON och MAR, mellanslag, stjärna, komma, bindestreck och snedstreck.
cron-shorthand = Kortformen { $found } går inte att använda. Skriv ut fälten: sekund, minut, timme, dag, månad, veckodag och år.
cron-too-few = { $n ->
    [one] Uttrycket har ett fält
   *[other] Uttrycket har { $n } fält
} och slutar vid tecken { $at }, men sex eller sju behövs: sekund, minut, timme, dag, månad, veckodag och, om man vill, år. Saknas sekunden, skriv 0 först.
cron-too-many = Uttrycket har { $n } fält, och högst sju går: sekund, minut, timme, dag, månad, veckodag och år. Ta bort det som står från tecken { $at }.
cron-missing = Vid tecken { $at } saknas ett värde för { $unit ->
    [second] sekund
    [minute] minut
    [hour] timme
    [day] dag
    [month] månad
    [weekday] veckodag
   *[year] år
}. Skriv ett värde.
cron-unexpected = ”{ $found }” vid tecken { $at } kan inte stå i fältet för { $unit ->
    [second] sekund
    [minute] minut
    [hour] timme
    [day] dag
    [month] månad
    [weekday] veckodag
   *[year] år
}. Skriv värden med komma emellan, ett spann som 1-5 eller MON-FRI, eller en stjärna för alla.
cron-name = { $unit ->
    [month] ”{ $found }” vid tecken { $at } är ingen månad. Skriv 1 till 12, eller JAN, FEB, MAR, APR, MAY, JUN, JUL, AUG, SEP, OCT, NOV, DEC
    [weekday] ”{ $found }” vid tecken { $at } är ingen veckodag. Skriv MON, TUE, WED, THU, FRI, SAT eller SUN
   *[other] Vid tecken { $at } står ”{ $found }”, men där behövs ett tal. Skriv ett tal, eller en stjärna för alla
}.
cron-weekday-number = Vid tecken { $at } står veckodagen som ett tal, { $found }, och program räknar dagarna olika. Skriv MON, TUE, WED, THU, FRI, SAT eller SUN.
cron-out-of-range = Talet { $found } vid tecken { $at } finns inte: { $unit ->
    [second] sekunder
    [minute] minuter
    [hour] timmar
    [day] dagar i månaden
    [month] månader
   *[year] år
} går från { $from } till { $to }. Rätta talet.
cron-reversed = Vid tecken { $at } går { $from }-{ $to } baklänges. Skriv det tidigare först. Veckan börjar på söndagen: lördag och söndag skrivs SAT,SUN.
cron-step = Steget ”{ $found }” vid tecken { $at } går inte. Skriv ett heltal från 1 till { $to }.
cron-seconds = Det första fältet är sekunden, och den är alltid 0. Skriv 0 vid tecken { $at }.
cron-too-often = Det blir { $n } gånger om dagen, och högst { $max } går. Välj färre minuter eller timmar, från tecken { $at }.
cron-never = Det finns ingen sådan dag under åren { $from } till { $to }. Kontrollera dag, månad, veckodag och år, från tecken { $at }.
cron-over = Alla schemats tider har redan varit. Välj { $year } eller ett senare år.

## Säkerhetskopior, uppdatering och händelselogg

cli-backed-up = Säkerhetskopian { $file } är skriven och kontrollerad, { $n ->
    [one] { $n } rad
   *[other] { $n } rader
}.
cli-restored = Databasen är återställd från { $file }, { $n ->
    [one] { $n } rad
   *[other] { $n } rader
}.
cli-kept-before = Den tidigare databasen finns kvar som { $file }.
cli-migrated-steps = { $n ->
    [one] Databasen har fått { $n } nytt steg.
   *[other] Databasen har fått { $n } nya steg.
}
cli-audit-whole = Händelseloggen är obruten, { $n ->
    [one] { $n } händelse
   *[other] { $n } händelser
}. Dess slut är { $head }. Anteckna det utanför databasen, så kan det prövas senare med --noted.
database-behind = Databasen är från en äldre version av Målspår, { $n ->
    [one] { $n } steg
   *[other] { $n } steg
} saknas. Kör ”malspar migrate”.
database-newer = Databasen är från en nyare version av Målspår: den har { $steps }. Använd den versionen.
database-foreign = Databasen hör till ett annat program. Välj en annan med --data eller --database-url.
database-not-backed-up = Databasen saknar { $n ->
    [one] { $n } steg
   *[other] { $n } steg
}, och Målspår tar ingen säkerhetskopia av PostgreSQL. Ta en med pg_dump, kontrollera den, och kör sedan ”malspar migrate --backed-up”.
backup-not-sqlite = Målspår kopierar bara SQLite. Säkerhetskopiera PostgreSQL med pg_dump och återställ med pg_restore.
backup-not-there = Filen finns inte. Kontrollera sökvägen.
backup-already-there = Filen finns redan. Välj ett annat namn, eller ersätt den med --force.
backup-itself = Det är databasen själv. Välj en annan fil.
backup-has-log = Filen är en databas i bruk och ingen säkerhetskopia: en logg ligger bredvid den. Gör en kopia med ”malspar backup”.
backup-damaged = Filen är skadad eller ingen databas ({ $said }). Använd en annan säkerhetskopia.
backup-dangling = Rader i tabellen { $table } hänvisar till rader som saknas. Använd en annan säkerhetskopia.
backup-not-ours = Filen är ingen databas från Målspår. Kontrollera sökvägen.
backup-newer = Filen är från en nyare version av Målspår: den har { $steps }. Använd den versionen.
backup-unguarded = Spärrar mot ändring av det som är inlämnat saknas: { $triggers }. Använd en annan säkerhetskopia.
backup-differs = Kopian har inte lika många rader som databasen i tabellen { $table }. Gör om kopian.
restore-already-there = Det finns redan en databas. Med --force ersätts den och sparas under ett annat namn.
restore-in-use = Databasen används av ett annat program. Stoppa tjänsten och gör om återställningen.
audit-changed = Händelseloggen är bruten vid händelse { $sequence }: händelsen har ändrats efter att den skrevs. Jämför med en säkerhetskopia.
audit-missing = Händelseloggen är bruten vid händelse { $sequence }: händelsen saknas. Jämför med en säkerhetskopia.
audit-out-of-place = Händelseloggen är bruten vid händelse { $sequence }: den hör inte ihop med händelsen före, så någon av dem är utbytt. Jämför med en säkerhetskopia.
audit-unknown = Händelseloggen är bruten vid händelse { $sequence }: händelsen har lagts till vid sidan av Målspår. Jämför med en säkerhetskopia.
audit-not-as-noted = Händelseloggen är bruten: händelse { $sequence } är inte den som har antecknats, så den eller någon före den är utbytt. Jämför med en säkerhetskopia.
audit-no-head = Händelseloggen är bruten: uppgiften om dess slut saknas, så det går inte att avgöra om händelse { $sequence } är den sista. Jämför med en säkerhetskopia.

### Fler kontroller av svar, strategier och serier
check-decimals = Högst { $decimals } decimaler. Avrunda talet.
check-too-long = Texten har { $n } tecken, högst { $max } får plats. Korta den.
check-total-missing = Delarna är ifyllda men inte totalen. Fyll i totalen, eller alla delarna (0 om ingen).
check-parts-differ = Delarna är tillsammans { $sum }, men totalen är { $total }. Rätta en av dem, eller ange resten som ”Uppgift om kön saknas”.
check-more-places = Det finns { $n } enligt svaret på { $code }, men fler rader är ifyllda. Ta bort rader, eller ändra antalet.
check-strategy = { $message }
check-outlier = { $current } är mycket i förhållande till invånarantalet, jämfört med länets andra kommuner ({ $unit }). Stämmer det?
act-until-past = Dagen har redan passerat. Välj en senare dag.
reopened-not-this = Den här frågan är inte öppnad igen. Be den uppföljningsansvariga öppna den, eller låt svaret stå.
reopening-expired = Svaren var öppna igen till och med { $date } och är låsta nu. Be den uppföljningsansvariga öppna dem på nytt.
pack-definition = Definitionens nummer börjar på 1. Rätta det.
pack-definition-same = { $code } har redan besvarats, och frågans slag, rader eller sätt att räkna har ändrats. Skriv definition = { $next } så att det blir ett brott i tidsserien, eller låt frågan vara som den var.
pack-definition-back = { $code } har redan en senare definition. Numret kan bara bli högre.
pack-dimensions = Uppdelningen passar inte: antingen en uppsättning rader, en rad per plats (räknad av en antalsfråga) eller delar av något som kan räknas ihop. Rätta den.
pack-per-zero = Värdet räknas per 0. Skriv till exempel 1000.
pack-target-value = Målvärdet behöver ett värde, utom ja och alla delar i varje kommun, som inte ska ha något. Rätta det.
pack-target-direction = Målvärdets jämförelse går åt ett annat håll än önskad riktning. Rätta en av dem.
pack-unknown-indicator = { $code } är ingen indikator i strategin. Rätta koden.
pack-unknown-series = { $code } är ingen serie i strategin. Lägg till den under series, eller skriv population.
pack-derived-rows = Indikatorn räknas fram rad för rad ur { $code }, som har andra rader. Ge dem samma rader.
pack-circle = { $code } beror på sig själv genom andra. Bryt kedjan.
pack-each-year = Bara hämtade serier kan ha ett värde för varje år. Ta bort frequency.
pack-cycle-twice = Omgången { $cycle } finns två gånger. Ta bort den ena.
series-encoding = Filen är inte i UTF-8. Spara den som CSV UTF-8.
series-column = Kolumnen { $name } saknas. Första raden ska vara series,organisation,year,value.
series-row = Raden kan inte läsas: { $detail }.
series-cell = ”{ $found }” passar inte i kolumnen { $name }. Rätta det.
series-unknown-organisation = { $code } finns inte i registret. Rätta koden.
cli-act-return = { $organisation }: komplettering är begärd.
cli-act-approve = { $organisation }: svaren är granskade.
cli-act-decline = { $organisation }: avstår den här gången.
cli-act-extend = { $organisation }: anstånd till { $date }.
cli-act-reopen = { $organisation }: svaren är öppna igen till och med { $date }.
cli-act-lock = { $organisation }: svaren är låsta igen, som de granskades.
cli-series-imported = { $changed } av { $n } värden är nya eller ändrade.
cli-asks-for-time = { $who } ber om anstånd till { $until }: { $reason }. Ge det med submission extend.
cli-no-notes = Inget att titta närmare på.

## Målvärden, diagram och rapport: mått utöver ja, summor och andelar

at-baseline = vid utgångsläget ({ $baseline_date })
at-previous = vid förra uppföljningen ({ $date })
breakdown-note = Andelar räknas på dem som har uppgift om delen.
breakdown-share = Andel
breakdown-share-of-all = Andel av alla
breakdown-title = Länet, uppdelat
chart-all-values = Alla värden
chart-counted = { $what }, antal i varje kommun och inte per { $per }
chart-counted-in-all = { $what }, antal
chart-cycle-by-cycle = omgång för omgång
chart-in-words = svar i ord
chart-median = median { $value }
chart-new-question = ny fråga { $year }
chart-part = Del
chart-part-by-part = del för del
chart-dots-key = Ringen visar { $before }, punkten { $now }.
chart-dots-same = En ring runt punkten betyder samma värde båda gångerna.
chart-parts-no-answers = inga svar
chart-parts-even = { $title }: { $value } för varje del
chart-parts-even-counts = { $title }: { $n } för varje del
chart-parts-of-each = { $title }: hur många av delarna som varje kommun har
chart-parts-missing = svar saknas från { $n }
chart-parts-planned = { $n } planerar
chart-parts-subtitle = { $title }: hur många som har varje del, { $when }
chart-rate = { $value } per { $per } { $unit }
chart-sign = { $sign }: { $text }.
chart-summary-suppressed = Visas inte för { $names }: 1–4 personer eller skydd för ett annat värde.
chart-suppressed = visas inte (x)
direction-towards-value = mot { $value }
report-activity = Aktivitet
report-activity-time = { $date }, kl. { $time }
report-activity-when = När
report-baseline-note-years = Utgångsläget avser { $years } ({ $origin }).
report-by-region-once = { $region }, en gång för länet
report-changes-intro = Huvudindikatorerna { $now }, jämförda med { $before }. Skillnader gäller dem som har svarat båda gångerna.
report-derived-from = Räknas fram ur { $sources }.
report-derived-from-submissions = Räknas fram ur hur svaren har lämnats in.
report-method-region-checks = { $region } granskar svaren och begär komplettering där det behövs.
report-municipalities-intro-plain = Varje kommun visas med sina egna svar, nu och vid förra uppföljningen. Ingen kommun får en status.
report-municipalities-intro-targets = Varje kommun visas med sina egna svar: nu, vid förra uppföljningen och vad strategin siktar mot. Ingen kommun får en status.
report-series-source = { $title }. { $source }.
report-source-named = { $code } { $title }
report-voices-intro = Svaren återges som de är skrivna, i kommunernas bokstavsordning.
report-voices-none = Ingen kommun har svarat på frågan.
report-voices-silent = Inget svar i ord från { $names }.
sentence-levels-were = { $when } var det { $levels }.
sentence-median-between = Medianen ligger { $between }.
sentence-median-level = Medianen är nivå { $level }.
sentence-no-data = Uppgift saknas.
sentence-number-was = Bland de { $both } kommuner som har uppgifter från båda gångerna var det { $before } { $when } och är nu { $now }.
sentence-rate = Det är { $rate }, räknat på { $n } av { $of } kommuner som har båda uppgifterna.
sentence-rate-counted = { $total } { $counted }. Kvoten räknas på { $n } av { $of } kommuner, de som har båda uppgifterna.
sentence-rate-suppressed = Talet i förhållande till antalet visas inte, eftersom det skulle röja ett litet antal personer.
sentence-rate-no-data = Uppgift om antalet { $unit } saknas, så antalet står för sig.
sentence-rate-not-in = Uppgift om antalet { $unit } saknas för { $names }.
sentence-share-was = Bland dem som har uppgifter från båda gångerna var det { $before } ({ $before_share }) { $when } och är nu { $now } ({ $now_share }).
sentence-spread = Medianen är { $median }. Värdena går från { $least } till { $most }.
sentence-was = { $when } var det { $result }.
sentence-without-yes = Utan { $municipality }: { $n } av { $n_expected } kommuner, { $share } av invånarna.
target-at-most = högst { $value }
target-exactly = exakt { $value }
target-in-each = { $value } i varje kommun
target-in-each-asked = { $value } i varje kommun som frågan gäller
target-in-each-place = { $value } på varje plats
target-level = nivå { $level } ({ $word })
target-median = median { $value }
unit-residents = invånare

## Formuläret som tabell (CSV), och filer som inte tas emot

csv-guide = Fyll i kolumnerna Svar, Varav, Planerat från (månad), Status, Kommentar och Meddelande. Ändra inte rubriker, nycklar eller koder. Skriv tal utan enhet, och värden i stället för formler.
csv-guide-empty = En tom cell ändrar ingenting: filen lägger till och ändrar svar men tar aldrig bort något. Ett svar tas bort i Excel-formuläret.
csv-guide-status = Status: { $statuses }. Har ni ingen uppgift, lämna svaret tomt och skriv ”Uppgift saknas”.
csv-place = rad { $row }, kolumn { $column }
import-unclear-number = ”{ $found }” kan betyda två olika tal. Skriv { $whole } om det är ett heltal, eller { $decimal } om det är ett decimaltal.
import-unread-cell = Frågan läser inget här, så ”{ $found }” skulle gå förlorat. Ta bort det, eller flytta det till rätt kolumn eller till kommentaren.
import-too-long = Texten har { $n } tecken och får ha högst { $max }. Korta den.
import-csv-no-key = Raden har ett svar men ingen nyckel, så det går inte att veta vilken fråga den hör till. Flytta svaret till frågans rad, eller hämta formuläret på nytt.
import-csv-zeros = Filen innehåller tecken som ingen text har. Spara den som ”CSV UTF-8” och försök igen.
import-csv-encoding = Bokstäverna i filen går inte att läsa. Spara den som ”CSV UTF-8” och försök igen.
import-csv-long-row = Rad { $row } är längre än en rad i formuläret kan vara. Hämta formuläret på nytt och för över svaren.
import-csv-open-quote = På rad { $row } börjar ett citattecken som aldrig tar slut. Ta bort det, eller skriv ett till efter texten.
import-csv-too-many-cells = Filen har fler celler än ett formulär kan ha. Ta bort tomma rader och kolumner, eller hämta formuläret på nytt.
import-csv-one-column = På rad { $row } står alla kolumner i en enda cell: filen har öppnats med fel skiljetecken och sparats. Hämta formuläret på nytt, gärna som Excel-arbetsbok (.xlsx), och för över svaren.
import-csv-no-column = Kolumnen ”{ $heading }” saknas. Skriv tillbaka rubriken som den var, eller hämta formuläret på nytt.
import-csv-column-twice = Rubriken ”{ $heading }” finns två gånger. Ta bort den ena kolumnen.
import-pdf = Filen är en pdf. Skicka formuläret som Excel-arbetsbok (.xlsx) eller CSV, så som du hämtade det.
import-document = Filen är ett textdokument. Skicka formuläret som Excel-arbetsbok (.xlsx) eller CSV, så som du hämtade det.
import-presentation = Filen är en presentation. Skicka formuläret som Excel-arbetsbok (.xlsx) eller CSV, så som du hämtade det.
import-picture = Filen är en bild. Skicka formuläret som Excel-arbetsbok (.xlsx) eller CSV, så som du hämtade det.
import-open-document = Filen är sparad i LibreOffices eget format (.ods). Välj Arkiv, Spara som, Excel-arbetsbok (.xlsx) och skicka den.
import-old-workbook = Filen är sparad i ett äldre Excel-format (.xls). Spara den som Excel-arbetsbok (.xlsx) och skicka den.
import-binary-workbook = Filen är en binär Excel-arbetsbok (.xlsb). Spara den som vanlig Excel-arbetsbok (.xlsx) och skicka den.
import-web-page = Filen är en webbsida, även om namnet säger något annat. Skicka formuläret som Excel-arbetsbok (.xlsx) eller CSV, så som du hämtade det.
import-cut = Filen är skadad, eller så kom inte hela fram. Skicka den igen, eller hämta formuläret på nytt.
import-unpacks-too-large = Filen packar upp till mer än ett formulär kan vara. Hämta formuläret på nytt och för över svaren.
import-too-many-parts = Filen består av fler delar än ett formulär. Hämta formuläret på nytt och för över svaren.
import-part-twice = Filen innehåller samma del två gånger, så det går inte att veta vilken som gäller. Öppna den i Excel, spara den och försök igen.
import-parts-overlap = Delar av filen ligger ovanpå varandra. Så sparar inget kalkylprogram. Hämta formuläret på nytt och för över svaren.
import-path-outside = En del av filen har ett namn som pekar utanför den. Så sparar inget kalkylprogram. Hämta formuläret på nytt och för över svaren.
import-size-lies = En del av filen är inte så stor som filen uppger. Öppna den i Excel, spara den och försök igen, eller hämta formuläret på nytt.
import-too-many-cells = Ett blad har fler celler än ett formulär kan ha. Ta bort rader och kolumner utanför frågorna, eller hämta formuläret på nytt.
import-too-wide = Ett blad sträcker sig till cell { $reach }, långt utanför frågorna. Ta bort rader och kolumner utanför frågorna och spara, eller hämta formuläret på nytt.
import-too-much-text = Filen innehåller mer text än ett formulär kan ha. Hämta formuläret på nytt och för över svaren.
import-too-deep = Filen är inuti byggd på ett sätt som inget kalkylprogram sparar. Hämta formuläret på nytt och för över svaren.
import-too-complex = Filen har fler format, blad eller andra delar än ett formulär. Hämta formuläret på nytt och för över svaren.
import-entities = Filen innehåller egna förkortningar för text, vilket inget kalkylprogram sparar. Hämta formuläret på nytt och för över svaren.
import-external-links = Filen hämtar värden från andra filer eller program. Välj Data, Redigera länkar, Bryt länk, och skriv värdena i cellerna.
import-macros = Filen innehåller makron eller inbäddade objekt. Spara den som vanlig Excel-arbetsbok (.xlsx) utan dem.
cli-form-nothing = (inget svar)
pack-placeholder = ”{ $name }” inom klamrar betyder inget här. Skriv något av: { $allowed }.
pack-county-empty = Registret har inga kommuner i län { $county }. Rätta koden.
cli-register-changed = Registret är ändrat för { $code }.
register-no-name = Namnet är tomt eller det som kommunen redan har. Skriv kommunens nya namn.
register-no-region = { $code } är ingen region vars kommuner finns i registret. Skriv 00 och länets två siffror, till exempel 0018.
register-no-region-name = Skriv regionens namn, till exempel Region Örebro län.
register-no-day = Dagen går inte att använda. Skriv till exempel 2027-01-01.
register-no-predecessor = Ange minst en annan kommun vars plats den tar.
extend-not-later = Det går redan att svara till { $date }. Välj en senare dag.
pack-too-large = Det största svaret får vara högst 1 000 000 000 000 000. Sätt en lägre gräns.
pack-derived-persons = Indikatorn räknas fram ur { $code }, som räknar personer, och skulle röja små antal. Fråga efter den i stället, eller räkna ur något annat.
pack-county-moved = Strategin har redan öppnade omgångar för län { $county }. Länet kan inte bytas.
cli-strategy-at-once = Nytt eller ändrat, och gäller genast: { $codes }. Betyder en fråga något annat än förut ska den ha ett högre definition.
cli-strategy-from = Nytt eller ändrat, och gäller omgångar från och med { $year }: { $codes }.
register-ended = { $code } är ingen kommun som finns kvar. Kontrollera koden.
register-other-county = { $code } ligger i ett annat län. Kontrollera koden.
register-cycle-open = Omgången { $cycle } är öppnad och mäter läget den { $date }. Ange en senare dag.
series-twice = Samma serie, organisation och år finns på en tidigare rad. Ta bort den ena.
series-no-source = Ange vem som publicerar serien och när den hämtades.

# Per år
per-year = { $value } per år
chart-per-year = { $measure }, omräknat till per år

# Små antal, det som blev kvar
status-not-shown = Läget visas inte, för att skydda små antal
summary-not-shown = { $n ->
    [one] För ett visas läget inte, för att skydda små antal.
   *[other] För { $words } visas läget inte, för att skydda små antal.
}
check-parts-others = I delarna ingår { $sum } i nämnaren men inte i täljaren, mot bara { $total } i totalen. Rätta täljare eller nämnare i en del eller i totalen.
pack-asked-if-persons = Frågan ställs beroende på svaret på { $code }, som räknar personer, och det skulle röja små antal. Låt ett annat svar avgöra.

# Karta, lutningar, fördelning före och nu, små diagram
chart-range = { $low } till { $high }
chart-map-boundaries = Kommungränser: SCB.
chart-slope-moved = högre i { $up } av { $n ->
    [one] { $n } kommun
   *[other] { $n } kommuner
} än { $before }, lägre i { $down ->
    [0] ingen
   *[other] { $down }
}
chart-slope-parts = { $title }: { $up } av { $n } delar är vanligare än { $before }, { $down ->
    [0] ingen
   *[other] { $down }
} mindre vanlig
chart-slope-parts-subtitle = Hur många som har varje del, bland dem som svarat båda gångerna, { $before } och { $now }
chart-slope-in-part = räknat på de delar som har svar båda gångerna
chart-slope-way = { $name } (från { $before } till { $now })
chart-slope-up = Högre
chart-slope-down = Lägre
chart-slope-same = Samma värde
chart-slope-once = Har bara ett värde { $time }
chart-slope-only = { $name } (bara { $year })
chart-multiples-county = streckad linje: länet totalt
chart-multiples-median = streckad linje: medianen
chart-distribution-subtitle = { $measure }, bland dem som svarat båda gångerna, { $before } och { $now }
chart-distribution-subtitle-of = { $measure }, bland { $n ->
    [one] den kommun
   *[other] de { $n } kommuner
} som svarat båda gångerna, { $before } och { $now }
chart-level = Nivå
chart-count-dated = { $n } ({ $year })

# Diagram
chart-at-time = { $value } ({ $time })
chart-over-time = Över tid: { $points }.
chart-baseline-at = utgångsläge { $value }, { $time }
chart-grid-at-least = minst: svar saknas i någon del
chart-level-count = { $n } ”{ $level }”
chart-level-missing = svar saknas för { $n }
chart-parts-between = { $title }: från { $least } till { $most }
chart-parts-least = Ovanligast är { $least_name } ({ $least })
chart-parts-most = Vanligast är { $most_name } ({ $most })
chart-parts-most-least = Vanligast är { $most_name } ({ $most }), ovanligast { $least_name } ({ $least })

# Så kontrolleras en utgåva: sidan i rapporten
report-attached-snapshot = Allt som rapporten säger, så som det är underskrivet
report-attached-signature = Underskriften över snapshot.json
report-verify-intro = Utgåvan är låst och underskriven. Allt som den säger ligger också i filen snapshot.json i pdf:en, tillsammans med underskriften. Här står vad som går att kontrollera, och hur.
report-verify-intro-plain = Det här är den låsta utgåvan utan bilagor. Värdena och underskriften ligger i den andra pdf:en, den med bilagor; kontrollsumman är densamma i båda.
report-verify-sealed = Låst
report-verify-moment = { $date }, { $time } (UTC)
report-verify-page = Utgåvans sida
report-verify-hash = Kontrollsumma (SHA-256) för snapshot.json
report-verify-key = Nyckelns kännetecken
report-verify-renderer = Framställd med
report-verify-how = Så gör du
report-verify-step-command =
    Med Målspår:
    malspar report verify RAPPORT.pdf --manifest manifest.json --key public-key.txt
    Manifestet och den öppna nyckeln finns där utgåvan är publicerad. Utan dem svarar programmet på det som filen själv kan visa.
report-verify-step-sum =
    Utan Målspår: spara bilagan snapshot.json och skriv
    sha256sum snapshot.json
    Summan ska vara den som står här, tecken för tecken; mellanrummen är till för högläsning. Underskriften är Ed25519 över filens byte, så även andra program kan kontrollera den.
report-verify-step-key = Jämför nyckelns kännetecken med det som regionen själv uppger, till exempel på sin webbplats. En nyckel som bara kommer med filen bevisar inget.
report-verify-words = Vad orden betyder
report-verify-consistent = Samstämmig
report-verify-consistent-means = Bilagor, tryckt kontrollsumma och, med samma program, en ny framställning säger samma sak. Det visar inte vem som har gjort filen.
report-verify-values = Äkta värden
report-verify-values-means = Underskriften över snapshot.json är gjord med regionens nyckel. Värdena är de som regionen låste.
report-verify-file = Äkta fil
report-verify-file-means = Manifestet är underskrivet med regionens nyckel och upptar just den här filen, byte för byte.

# Så kontrolleras en utgåva: vad kontrollen visar
verify-not-a-pdf = Filen är varken en pdf eller ett paket. En annan fil ur en utgåva går att kontrollera med manifestet.
verify-damaged = Filen är inte en pdf som Målspår har skrivit, eller så har den ändrats eller klippts av. Hämta den på nytt.
verify-too-large = Filen packar upp till mer än en rapport kan vara. Den är inte läst.
verify-attachment-twice = Bilagan { $name } finns två gånger. Olika program visar olika av dem.
verify-attachment-missing = Bilagan { $name } saknas.
verify-attachment-unknown = Bilagan { $name } hör inte till en utgåva.
verify-no-attachments = Filen har inga bilagor. Värden och underskrift ligger i utgåvans andra pdf; den här går att kontrollera med manifestet.
verify-no-snapshot = Filen har ingen underskriven snapshot.json. Så är det i ett utkast, och i en utgåva som någon har tagit beviset ur.
verify-snapshot-form = { $name } har en form ({ $form }) som den här versionen av Målspår inte läser. Kontrollera med versionen som gjorde den, eller en senare.
verify-snapshot-unread = { $name } är inte skriven så som Målspår skriver den.
verify-edition = Filen uppger att den är utgåvan { $edition }.
verify-no-edition = Det underskrivna innehållet är ett utkast och ingen utgåva.
verify-signature-fits = Underskriften i { $name } hör till innehållet. Nyckelns kännetecken: { $key }.
verify-signature-not = Underskriften i { $name } hör inte till innehållet. Det ena är utbytt eller ändrat.
verify-hash-printed = Den tryckta kontrollsumman är den som { $name } har: { $hash }.
verify-hash-differs = Den tryckta kontrollsumman är en annan än den som { $name } har: { $hash }.
verify-key-differs = Den tryckta nyckeln är en annan än den som har skrivit under: { $key }.
verify-values-agree = { $name } har samma värden som snapshot.json.
verify-values-differ = { $name } har andra värden än snapshot.json.
verify-values-other-form = { $name } är skriven av en annan version, som kan ha skrivit samma värden på ett annat sätt.
verify-no-key = Vem som har skrivit under går inte att säga utan regionens öppna nyckel.
verify-values-authentic = Innehållet är underskrivet med den nyckel som det kontrolleras mot: { $key }.
verify-values-other-key = Innehållet är underskrivet med nyckeln { $key }, och inte med den som det kontrolleras mot, { $wanted }.
verify-manifest-unread = Manifestet är inget manifest som Målspår har skrivit.
verify-manifest-forged = Manifestet är inte det som skrevs under. Något i det har ändrats.
verify-manifest-authentic = Manifestet är underskrivet med den nyckel som det kontrolleras mot.
verify-manifest-other-key = Manifestet är underskrivet med en annan nyckel än den som det kontrolleras mot.
verify-manifest-unproved = Vem som har skrivit under manifestet går inte att säga utan regionens öppna nyckel.
verify-file-listed = Manifestet för { $edition } upptar filen som { $name }. Filens kontrollsumma: { $hash }.
verify-file-not-listed = Manifestet för { $edition } upptar ingen fil med just det här innehållet. Filens kontrollsumma: { $hash }.
verify-manifest-other-edition = Manifestet gäller { $edition }, och filen uppger att den är { $own }.
verify-manifest-snapshot = Manifestet gäller samma innehåll som filen: { $hash }.
verify-manifest-other-snapshot = Manifestet gäller ett annat innehåll än filens: { $hash }.
verify-other-renderer = Filen är gjord med en annan version än den här, { $renderer }, och går inte att framställa på nytt med den.
verify-rendered-alike = Rapporten framställd på nytt ur snapshot.json är densamma, byte för byte.
verify-rendered-otherwise = Rapporten framställd på nytt ur snapshot.json är inte densamma. Något utanför bilagorna har ändrats.
verify-contents-unchecked = Vad filen säger är inte jämfört med något annat; att den hör till utgåvan, byte för byte, säger manifestet.
verify-package-damaged = Paketet går inte att packa upp: det är ingen zip, eller skadat.
verify-package-file = { $name } är som den skrevs under.
verify-package-changed = { $name } är ändrad: den är inte som den skrevs under.
verify-package-missing = { $name } saknas i paketet.
verify-package-added = { $name } hör inte till utgåvan. Den är tillagd.
verify-package-unsigned = { $name } är till för läsaren och är inte underskriven.
verify-package-sums = SHA256SUMS har alla filer i paketet, med deras kontrollsummor.
verify-package-sum = SHA256SUMS säger något annat om { $name } än vad paketet har.
verify-package-key = { $name } är en annan nyckel än den som har skrivit under.
verify-not-in-database = Databasen har ingen utgåva { $edition }. Någon annan har gjort filen.
verify-no-strategy-here = Strategin { $strategy } finns inte i databasen, så filen är inte jämförd med den. Kontrollera den med regionens manifest och öppna nyckel.
verify-withdrawn = Utgåvan drogs tillbaka { $date }: { $reason }
verify-superseded = Det finns en senare utgåva av samma rapport: { $edition }, låst { $date }.
verify-demo-key = Underskriften är gjord med exempelnyckeln. Den finns i programmet, och vem som helst kan skriva under med den: den visar inte vem som har gjort filen.

# Vad som skiljer två utgåvor
difference-line = { $place }: { $before } → { $after }
difference-new = { $place }: { $after } (nytt)
difference-gone = { $place }: { $before } (borttaget)
difference-same-words = { $place }: skriven på annat sätt, med samma ord
difference-other-language = { $place }: ändrad i den engelska texten
difference-strategy = Strategins namn
difference-region = Regionens namn
difference-area = Målområde { $number }
difference-municipality = Kommun { $code }
difference-title = Namn
difference-status = Läge
difference-activity = Aktivitet { $number }
difference-matter = Ärendets diarienummer
difference-mailbox = Enhetens brevlåda
difference-sentence = Sammanfattningens mening
difference-request = Vad läsaren ombeds göra
difference-method = Så gjordes uppföljningen
difference-overall = Texten om hela strategin
difference-children = Konsekvenser för barn
difference-equality = Konsekvenser för jämställdhet
difference-environment = Konsekvenser för miljön
difference-economy = Konsekvenser för ekonomin
difference-conclusions = Slutsatser
difference-changed = Vad som har ändrats, punkt
difference-remaining = Vad som återstår, punkt
difference-proposals = Förslag, punkt
difference-about-area = Texten om målområde { $number }
difference-voices = Vanligaste svaret på { $code }
difference-for-information = för information
difference-for-comments = för synpunkter
difference-for-decision = för beslut
difference-step = Behandling { $number }
difference-no-objections = inga invändningar
difference-review = Synpunkter { $number }
difference-recipient = Mottagare
difference-in-catalogue = Strategin, i något som rapporten inte skriver ut
difference-in-figures = Siffrorna, i något som rapporten inte skriver ut
difference-in-answers = Hur långt svaren har kommit, i något som rapporten inte skriver ut
difference-in-texts = Texterna, i något som rapporten inte skriver ut
difference-in-example = Om uppgifterna är påhittade exempel
difference-in-scope = Vems rapport det är

# Texterna till en omgång
narrative-mailbox = ”mailbox” är ingen brevlåda. Skriv enhetens adress, till exempel folkhalsa@example.org, och ingen persons.
narrative-unknown-question = { $code } är ingen fråga med fritextsvar i strategin. Rätta koden.
narrative-unknown-area = { $code } är inget målområde i strategin. Rätta koden.
narrative-unknown-objective = { $code } är inget mål i strategin. Rätta koden.
narrative-too-many = Här står { $n } punkter, och sammanfattningen rymmer { $max }. Ta bort eller slå ihop.
narrative-reason-long = Motiveringen är { $n } tecken lång och får vara högst { $max }. Korta den.
narrative-steps-order = Stegen står inte i tidsordning. Flytta det här.
narrative-name = Här ska ett namn stå, på en rad och utan siffror ur diagrammen.
narrative-one-paragraph = Här ryms ett stycke, utan lista. Slå ihop texten, eller flytta resten till analysen.
narrative-markdown = Rapporten har { $what ->
        [heading] inga egna rubriker
        [rule] inga linjer
        [table] inga tabeller i texten
        [quote] inga indragna citat
        [code] ingen kod
        [html] ingen HTML
        [image] inga bilder i texten
       *[definition] inga länkar som skrivs på en egen rad
    }. Skriv stycken, betoning med asterisker, listor och länkar.
narrative-number-long = Diarienumret är { $n } tecken långt och får vara högst { $max }. Skriv bara numret.
narrative-link = Länken leder till ”{ $target }”. Skriv en adress som börjar med https:// eller http://.
narrative-email = Det ser ut som en e-postadress. Skriv inga personuppgifter i rapporten; enhetens adress hör hemma i mailbox.
narrative-identity-number = Det ser ut som ett personnummer. Skriv inga personuppgifter i rapporten.
narrative-reference-open = De dubbla klamrarna stängs aldrig. Stäng dem efter hänvisningen.
narrative-reference = ”{ $reference }” är ingen hänvisning till en siffra. Skriv indikatorns kod, en punkt och vad som avses, till exempel TS1.yes eller KB5.school.level.4.
narrative-reference-no-rows = { $code } har inga rader. Ta bort raden ur hänvisningen.
narrative-reference-row = { $code } har ingen rad { $row }. Skriv någon av: { $allowed }.
narrative-reference-kind = { $reference } finns inte. Indikatorn har här: { $allowed }.
narrative-languages-differ = Den svenska och den engelska texten hänvisar till olika siffror: { $allowed }. Kontrollera båda.
cli-texts-imported = Texterna till { $cycle } är inlästa som version { $version }.
cli-texts-would = Texterna till { $cycle } går att läsa in och blir version { $version }. Ingenting har sparats.
cli-texts-unchanged = Texterna till { $cycle }: inget nytt, version { $version } gäller.
cli-texts-good = Texterna till { $cycle }: inga fel, { $n ->
        [0] inget att titta närmare på
        [one] en sak att titta närmare på
       *[other] { $n } saker att titta närmare på
    }.
cli-texts-gone = Inte med längre: { $parts }. Version { $version } finns kvar: malspar cycle texts export --strategy { $strategy } --cycle { $cycle } --as-of { $time }
cli-texts-then = Det fanns inga texter till { $cycle } då.
cli-texts-more-gaps = Och fler sådana: { $n }.
text-figure-missing = { $reference } har ingen siffra nu. I rapporten står det [uppgift saknas].
text-figure-hidden = { $reference } har en siffra som inte visas. I rapporten står det [visas inte].
text-signs = { $place }: rapporten kan inte visa { $signs }. Där står □ i stället.
text-signs-here = Rapporten kan inte visa { $signs }. Där står □ i stället.
cli-texts-none = Det finns inga texter till { $cycle }. Läs in en fil med ”malspar cycle texts import”.

# Rapporten i full längd
figure-missing = [uppgift saknas]
figure-not-shown = [visas inte]
figure-no-names = ingen
figure-points = { $n } procentenheter
state-at-end = Läget vid strategins slut, den { $as_of }
report-edition-number = Utgåva { $number }
report-edition-corrected = Utgåva { $number }, med rättelser
report-dnr = dnr { $number }
report-registry-decision = Strategins diarienummer
report-method-sealed = Utgåvan låstes den { $date } och ändras inte. Rättas något sker det i en ny utgåva.
report-swedish-only = Texter som inte har översatts står på svenska.
report-replaced = Tecken som inte kan visas har ersatts med □: { $signs }.
report-replaced-more = Tecken som inte kan visas har ersatts med □: { $signs } och { $n } till.
report-page = Sida
report-of-pages = av
report-proposals = Förslag för det fortsatta arbetet
report-steps = Så bereds uppföljningen
report-step-body = Vem
report-step-purpose = Syfte
report-comment-on-draft = { $date }, om utkast för synpunkter, version { $version }
purpose-information = information
purpose-comments = synpunkter
purpose-decision = beslut
report-corrected = Rättat i den här utgåvan
report-corrected-intro = Utgåva { $number } rättar utgåva { $before }, som finns kvar som den är.
report-reworded = Ändrade frågor
report-tables-intro = Samma värden som i diagrammen, kapitel för kapitel. De finns också som filer i pdf:en.
report-recipients-intro = Rapporten går till de här mottagarna när den är publicerad.
summary-place = { $state } i { $county }s { $n_words } kommuner
summary-voices-answered = { $n ->
    [one] { $n } kommun har svarat i ord. Svaret står
   *[other] { $n } kommuner har svarat i ord. Svaren står
} i kapitlet ”{ $chapter }”.
summary-request-information = { $body } föreslås ta del av uppföljningen den { $date }.
summary-request-comments = { $body } föreslås ta del av uppföljningen och lämna synpunkter senast den { $date }.
summary-request-decision = { $body } tar ställning till uppföljningen den { $date }.
summary-address = Rapporten som webbsida:
summary-code = QR-kod som leder till { $address }
summary-contact = Frågor om uppföljningen: { $mailbox }
memo-intro = Text att kopiera till regionens egen mall. Det som saknas skrivs av handläggaren.
memo-to-write = Skrivs av handläggaren.
memo-matter-body = { $cycle } av { $strategy } gäller läget den { $as_of }.
memo-step = { $body }, { $date }: { $purpose }.
memo-comments-given = Synpunkterna står i rapportens kapitel ”{ $chapter }”.
memo-next = Nästa uppföljning är { $cycle }. Den gäller läget den { $as_of }.
memo-next-by-hand = När strategin följs upp nästa gång är inte bestämt.
memo-next-none = Det här är strategins sista uppföljning.
own-report-changed = Svar som har ändrats
own-changed = { $title }: { $now } (förra gången { $before })
own-not-compared = Går inte att jämföra
own-choices-all = alla { $n }
own-choices-but = alla utom { $names }
own-county-note = Länet är alla kommuner tillsammans, inte ett medelvärde av dem.
count-tables-lead = Värdena som tabeller.
count-tables-body = Varje diagram har sina värden som tabell i bilaga { $number }, och alla värden ligger som filer i pdf:en.
breakdown-title-of = länet, uppdelat
gloss-objective = Det som strategin vill uppnå, i dess egna ord.
gloss-target-area = Del av strategin som samlar mål om samma sak.
gloss-indicator = Uppgift som visar om länet närmar sig ett mål. För kommunen är den en fråga i formuläret.
gloss-headline-indicator = Den eller de indikatorer som avgör hur ett måls läge beskrivs.
gloss-target = Det värde som en indikator ska nå. Målvärden enligt strategin är beslutade.
gloss-target-proposed = Målvärde som har tagits fram för uppföljningen och inte är beslutat. Det avgör aldrig hur ett måls läge beskrivs.
gloss-baseline = Det första jämförbara värdet: uppmätt, uppskattat i efterhand eller den första mätningen.
gloss-measurement-date = Den dag som svaren gäller.
gloss-direction = Åt vilket håll en indikator ska gå för att närma sig målet.
gloss-cycle = De år som en uppföljning gäller, med frågor, svar och rapport. Den heter efter året då svaren lämnas.
gloss-planned = Det finns ett beslut eller avsatta pengar och en tidpunkt. Planerat räknas inte som ja.
gloss-not-reported = Kommunen har inte lämnat in sina svar. Det betyder varken nej eller noll.
gloss-not-answered = Kommunen har lämnat in svar, men inte på den frågan. Det betyder varken nej eller noll.
gloss-not-available = Kommunen har svarat att uppgiften inte går att ta fram.
gloss-not-applicable = Frågan kan inte ha något svar i kommunen, till exempel för att en mottagning inte finns där.
gloss-approved = Svaren är genomgångna av regionen. Regionen godkänner dem inte.
gloss-county-total = Summan av alla täljare delad med summan av alla nämnare, inte ett medelvärde av kommunerna.
gloss-median-term = median
gloss-median = Värdet i mitten när alla värden står i storleksordning.
gloss-estimated = Värdet är uppskattat av den som har svarat.
gloss-suppressed = Antal personer mellan 1 och 4, och de värden som skulle avslöja dem.
gloss-break = Frågan har blivit en annan. Värden före och efter jämförs inte.
gloss-owner = Den på regionen som håller samman uppföljningen och skriver analysen.
gloss-assessment = Den uppföljningsansvariges egen bedömning av ett mål, med skäl. Den står bredvid det uträknade läget.
gloss-comments = Det som ett samverkansråd eller en annan part har sagt om ett utkast. ”Inga invändningar” är också ett svar.
gloss-meeting-step = Möte där uppföljningen tas upp för information, synpunkter eller beslut.
gloss-edition = Rapporten i den form som den har låsts. Den ändras inte, utan rättas genom en ny utgåva.

# Diagramgalleriet
gallery-title = Diagramgalleri
gallery-intro = { $n } diagram: varje sort, på riktiga kommuner och svåra svar. Svaren är påhittade. Under varje diagram står dess siffror.
gallery-table = Sammanfattning och tabell
gallery-phone = (mobil)
gallery-county = Länet, tredje mätningen
gallery-other-language = Samma på engelska
gallery-night = Samma i mörkt
gallery-print = Samma utskrivet i grått
gallery-first = Första mätningen, inget att jämföra med
gallery-complete = Alla har svarat på allt
gallery-silent = Ingen har svarat
gallery-unknown = Alla har svarat att de inte vet eller att det inte gäller
gallery-exceeded = Målvärdena är passerade
gallery-none = Nej och noll överallt
gallery-zero-target = Målvärdet är noll
gallery-break = Frågorna ändrades före tredje mätningen
gallery-suppressed = Små antal personer visas inte
gallery-huge = Mycket stora tal
gallery-negative = Tal under noll
gallery-without-targets = Strategi utan målvärden
gallery-one = En enda kommun
gallery-long-names = De sexton längsta kommunnamnen
gallery-crowded = Många kommuner på liten yta
gallery-sixty = Sextio kommuner
gallery-country = Alla landets kommuner
gallery-kind-grid = Lägesöversikt
gallery-kind-municipalities = Kommun för kommun
gallery-kind-parts = Del för del
gallery-kind-line = Linje över tid
gallery-kind-wide = Väg mot målvärdet
gallery-kind-row = Väg mot målvärdet, för tabellrad
gallery-kind-map = Karta
gallery-kind-slope = Före och nu, kommun för kommun
gallery-kind-slope-of-parts = Före och nu, del för del
gallery-kind-multiples = Små diagram, ett per kommun
gallery-kind-distribution = Nivåer före och nu
cli-gallery-drawing = Ritar diagram
cli-gallery-done = { $n } diagram, { $files } filer. Öppna { $page }
cli-gallery-failed = Ett diagram gick inte att rita: programmet gjorde fel.

# Utgåvor: låsa, publicera, lämna ut, kontrollera
seal-unchecked = svaren är inlämnade men inte granskade. Granska dem först, eller lås utgåvan utan dem.
seal-left-out = svaren är inlämnade men inte granskade. De är inte med.
seal-nobody = Ingen har lämnat svar som räknas, så rapporten har inga siffror.
seal-marked-unchecked = svaren är inlämnade men inte granskade. De är med, och märkta så.
seal-returned = komplettering är begärd och har inte kommit.
seal-reopened = svaren är öppna igen. Det som granskades gäller.
seal-silent = har inte svarat.
seal-declined = avstår den här gången.
seal-no-registry-number = Diarienummer saknas.
seal-no-analysis = analys saknas.
seal-not-reviewing = En utgåva låses när svarstiden är slut och omgången granskas. Därefter kan den bara rättas genom en ny utgåva.
seal-no-reason = { $edition } är redan låst. Ange vad som rättas och varför. Det trycks i nästa utgåva.
seal-nothing-to-correct = Det finns ingen tidigare utgåva att rätta. Lås den första utan skäl.
seal-nothing-differs = Inget är annorlunda än i { $edition }, så det finns inget att rätta.
seal-region-first = Lås regionens utgåva först. Kommunernas egna visar dess siffror.
edition-for-comments = Ett utkast för synpunkter publiceras inte. Lås utgåvan först.
edition-not-sealed = Utgåvan är inte låst. Kontrollera numret, eller lås den först.
edition-published = Utgåvan är redan publicerad.
edition-superseded = Utgåva { $edition } är publicerad och gäller i stället.
edition-not-published = Utgåvan är inte publicerad, så det finns inget att dra tillbaka.
edition-no-reason = Ange varför utgåvan dras tillbaka.
key-open-to-others = Andra kan läsa signeringsnyckeln. Ta bort deras rätt med chmod 600, och byt nyckel om någon kan ha läst den.
key-none = Filen är ingen nyckel från Målspår.
key-is-secret = Det här är den hemliga signeringsnyckeln. Här behövs den öppna nyckeln, som slutar på .pub. Visa aldrig den hemliga för någon.
key-is-public = Det här är den öppna nyckeln. Här behövs den hemliga signeringsnyckeln.
key-damaged = Nyckeln är skadad: den stämmer inte med sitt kännetecken. Hämta den på nytt.
cli-key-made = En ny signeringsnyckel är gjord, { $id }.
    Den hemliga nyckeln ligger i { $file }. Håll den hemlig, och spara en kopia där hemligheter förvaras: den finns inte i databasens säkerhetskopior.
    Den öppna nyckeln ligger i { $public }. Publicera den på regionens webbplats: med den kontrolleras utgåvorna.
cli-key-elsewhere = Databasen har utgåvor som är underskrivna med nyckeln { $keys }, och här finns ingen nyckel.
    Lägg tillbaka den ur dess egen säkerhetskopia, som { $file }. Databasens säkerhetskopior innehåller inga nycklar.
    Är nyckeln förlorad, eller ska den bytas, görs en ny med --new-key. Publicera då den nya, och låt den gamla öppna nyckeln ligga kvar.
cli-key-there = Det finns redan en nyckel, { $file }. Flytta undan den först om den ska bytas.
cli-export-not-empty = { $folder }: mappen är inte tom. Två utgåvor ska inte blandas. Ange en ny mapp.
cli-export-no-folder = { $file }: det är en fil. Ange en mapp, eller ett namn som slutar på .zip.
archive-readme = Utgåva { $edition }

    Allt som hör till utgåvan, som det låstes: rapporten som PDF med bilagor, som PDF utan bilagor
    och som sida, på svenska och engelska; allt den säger i snapshot.json, med underskrift i
    snapshot.sig.json; en underskriven förteckning över filerna i manifest.json; och regionens
    öppna nyckel { $key } i public-key.txt.

    Filerna är hela om sha256sum -c SHA256SUMS säger det. Att de är regionens kontrolleras med
    malspar report verify FIL.pdf --manifest manifest.json --key public-key.txt
    Hämta då den öppna nyckeln hos regionen, inte ur det här paketet.
cli-edition = { $edition }: låst { $date }, { $state ->
    [consultation] för synpunkter
    [published] publicerad och gäller
    [superseded] publicerad, ersatt av utgåva { $later }
    [withdrawn] tillbakadragen
   *[sealed] inte publicerad
}
cli-edition-withdrawn = drogs tillbaka den { $date }: { $reason }
cli-published = { $edition } är publicerad.
cli-published-again = { $edition } är publicerad igen. Den drogs tillbaka den { $date }: { $reason }
cli-withdrawn = { $edition } är tillbakadragen. Den finns kvar.
cli-no-difference = De säger detsamma.
difference-of-others = Utgåvorna gäller inte samma rapport. Jämför två utgåvor av samma strategi: regionens, eller en och samma kommuns.
cli-nothing-to-seal = Ingen kommuns utgåva säger något annat än den senaste.
cli-seal-would-refuse = Utgåvan kan inte låsas så. Inget är låst.
cli-seal-same = Inget är annorlunda än i { $edition }.
cli-seal-would = Inget är låst. Utan --dry-run låses utgåvan så.
cli-seal-would-each = Skulle låsas: { $edition }
cli-sealed = Utgåva { $number } är låst. Den ändras inte mer; något som är fel rättas i nästa utgåva.
cli-sealed-closed = Omgången { $cycle } är stängd. Svar ändras bara om regionen öppnar dem igen.
cli-sealed-next = Publicera den med: malspar report publish { $edition }
cli-sealed-draft = Utkast { $number } för synpunkter är låst. Omgången { $cycle } fortsätter.
cli-sealed-each = Låsta utgåvor: { $n }. Publicera dem med malspar report publish och deras namn.
cli-sealed-drafts-each = Låsta utkast för synpunkter: { $n }.
cli-hint-leave-out = Med --leave-out låses utgåvan utan svar som inte är granskade.
cli-hint-with-gaps = Med --with-gaps låses utgåvan ändå, och rapporten säger vad som saknas.
cli-hint-because = Skriv vad som rättas efter --because.
cli-hint-list = Utgåvorna visas med malspar report list --strategy { $strategy }
cli-sealing = Utgåvor { $cycle }
cli-drafts = Rapporter { $cycle }
cli-finding = { $answer ->
    [yes] stämmer
    [no] STÄMMER INTE
   *[unknown] inte kontrollerat
}: { $finding }
cli-remark = observera: { $remark }
cli-verify-consistent = Filen hänger ihop: { $answer ->
    [yes] ja
    [no] NEJ
   *[unknown] inte kontrollerat
}
cli-verify-values = Värdena är underskrivna med regionens nyckel: { $answer ->
    [yes] ja
    [no] NEJ
    [demo] NEJ, med exempelnyckeln
   *[unknown] inte kontrollerat
}
cli-verify-file = Filen är underskriven med regionens nyckel: { $answer ->
    [yes] ja
    [no] NEJ
    [demo] NEJ, med exempelnyckeln
   *[unknown] inte kontrollerat
}
cli-verify-contradicts = Det här är inte en utgåva som den låstes.
cli-demo-sealed = Utgåva: { $edition }.

# The report as a page
report-skip-to-content = Hoppa till innehållet
report-table = Tabell

# Inloggning och roller
role-name = { $role ->
    [municipal_contact] Uppgiftslämnare
    [strategy_owner] Uppföljningsansvarig
    [council_reviewer] Samverkansråd
    [administrator] Administratör
    *[other] Ingen roll
}
menu-answers = Svara
menu-sign-in = Logga in
menu-demo = Byt roll
demo-door = Prova som någon annan
demo-door-what = Det här är en demonstration med påhittade svar. Välj en roll och se hur tjänsten ser ut för den.
demo-enter = Prova
demo-everywhere = Alla strategier
demo-outbox-what = Inga mejl skickas härifrån. Koder och inbjudningar ligger i stället i utkorgen.
demo-outbox = Öppna utkorgen
page-signed-out = Du är inte längre inloggad
page-signed-out-advice = Gå tillbaka, kopiera det du skrev, logga in och klistra in det igen.
account-own-address = Det är din egen adress. Skriv adressen till den som tar över.
account-shut = Kontot med den adressen är stängt. Be den som är administratör öppna det.
account-has-role = Den personen har redan rollen.
sign-in-gone = Koden eller länken gäller inte längre. Be om en ny.
sign-in-used-up = Fel kod har skrivits för många gånger. Be om en ny kod.
sign-in-wrong-code = Koden stämmer inte. Kontrollera att den kommer från det senaste mejlet och att du skriver den i samma webbläsare som du började i.
sign-in-wrong-password = Adressen eller lösenordet stämmer inte. Har du inget lösenord kan du logga in med en kod via mejl.
password-short = Lösenordet är för kort. Skriv minst { $least } tecken, gärna en mening som du minns.
password-long = Lösenordet är för långt. Skriv högst { $most } tecken.
password-address = Lösenordet får inte vara din e-postadress.
password-not-present = Det nuvarande lösenordet stämmer inte.
password-not-same = Lösenorden är inte lika. Skriv samma lösenord två gånger.
second-factor-wrong = Koden stämmer inte, eller har redan använts. Vänta tills appen visar en ny kod och skriv den.
too-often-until = Försök igen efter { $time }.
mail-role = { $role ->
    [municipal_contact] { $deputy ->
        [yes] ersättare som uppgiftslämnare
       *[no] uppgiftslämnare
    }
    [strategy_owner] uppföljningsansvarig
    [council_reviewer] granskare i samverkansråd
   *[administrator] administratör
}
mail-office = { $role } för { $organisation } i uppföljningen av { $strategy }
mail-office-everywhere = { $role } för { $organisation }
mail-sign-in-subject = Din inloggningskod: { $code }
mail-sign-in = Skriv koden i fönstret där du började, eller öppna { $url } och tryck på ”Logga in”.
    Giltig i { $minutes } minuter och en gång.
    Har du inte bett om koden kan du bortse från mejlet.
mail-password-subject = Välj ett nytt lösenord
mail-password = Öppna { $url } och skriv det nya lösenordet.
    Länken är giltig i { $minutes } minuter och en gång. Det gamla lösenordet gäller tills du har valt ett nytt.
    Har du inte bett om ett nytt lösenord kan du bortse från mejlet.
mail-invitation-subject = Du är inbjuden som { $office }
mail-invitation = Du är inbjuden som { $office }.
    Logga in på { $url } med den adress som det här mejlet kom till. Du får då en kod i ett nytt mejl; något lösenord behövs inte.
    Har mejlet kommit fel kan du bortse från det.
mail-hand-over-subject = Du tar över som { $office }
mail-hand-over = Din kollega lämnar över uppdraget till dig: du blir { $office }.
    Logga in på { $url } med den adress som det här mejlet kom till. När du har loggat in första gången är uppdraget ditt.
    Har mejlet kommit fel kan du bortse från det. Då ligger uppdraget kvar hos kollegan.
door-title = Logga in
door-what = Skriv din e-postadress, så får du ett mejl med en kod. Har du lösenord kan du använda det i stället.
door-address = E-postadress
door-send = Skicka kod
door-by-password = Logga in med lösenord
door-by-mail = Logga in med en kod via mejl
door-wrong = Det gick inte
door-code-title = Skriv koden
door-code-what = Finns det ett konto med adressen är ett mejl på väg. Det kan ta någon minut; titta också i skräpposten. Koden är giltig i { $minutes } minuter.
door-code = Kod, sex siffror
door-enter = Logga in
door-again = Skicka en ny kod
door-link-title = Logga in här?
door-link-what = Du öppnade länken i ett inloggningsmejl. Tryck på knappen för att logga in i den här webbläsaren.
door-gone = En länk gäller i { $minutes } minuter och en gång, och en ny ersätter den gamla. Välj Logga in och be om en ny.
door-too-often = Det har gjorts för många försök. Försök igen efter { $time }. Brådskar det, hör av dig till den som är uppföljningsansvarig.
door-password = Lösenord
door-forgotten = Jag har glömt lösenordet
door-forgotten-title = Nytt lösenord
door-forgotten-what = Skriv din e-postadress, så får du ett mejl med en länk där du väljer ett nytt lösenord.
door-forgotten-send = Skicka länk
door-forgotten-sent = Finns det ett konto med adressen är ett mejl på väg. Länken i det är giltig i { $minutes } minuter och en gång.
door-new-password = Nytt lösenord, minst 12 tecken
door-new-password-again = Samma lösenord en gång till
door-set-password = Spara lösenordet
account-title = Ditt konto
account-signed-in-as = Du är inloggad med { $address }.
account-roles = Dina roller
account-choose = Rollen som du arbetade i har avslutats. Välj den roll du vill fortsätta i.
account-no-roles = Kontot har ingen roll just nu. Hör av dig till den som är uppföljningsansvarig i regionen.
account-role = { $role }, { $organisation }
account-role-deputy = { $role } (ersättare), { $organisation }
account-role-now = används nu
account-role-switch = Byt till rollen
account-confirm-what = Stämmer det att du är { $role } för { $organisation }?
account-confirm = Ja, det stämmer
account-confirmed = Du har bekräftat rollen.
account-colleagues = Kollegor och överlämning
account-language = Språk i mejlen
account-language-save = Spara språket
account-saved = Sparat.
account-safety = Så loggar du in
account-by-mail = Med en kod via mejl. Det fungerar alltid.
account-has-password = Med lösenord.
account-password-link = { $has ->
    [yes] Byt eller ta bort lösenordet
   *[no] Skaffa ett lösenord
}
account-has-second = Med en kod ur en app som andra steg.
account-second-link = { $has ->
    [yes] Byt eller ta bort appen
   *[no] Lägg till en app som andra steg
}
account-sign-out = Logga ut
account-sign-out-everywhere = Logga ut överallt
account-sign-out-everywhere-what = Har du lånat en dator eller tappat en telefon: logga ut i alla webbläsare där du är inloggad.
password-title = Lösenord
password-what = Ett lösenord är frivilligt. Välj gärna en mening som du minns, och använd den bara här.
password-present = Nuvarande lösenord
password-remove = Ta bort lösenordet
second-title = Inloggning i två steg
second-given = Du har loggat in med båda stegen.
second-remove-what = Har du en ny telefon: ta bort den gamla appen. Du loggas ut överallt, och kan koppla en ny app när du loggar in igen.
second-remove = Ta bort appen
second-wanted = Öppna appen på telefonen och skriv koden som den visar för Målspår. Har du inte kvar appen kan administratören återställa det andra steget.
second-needed = I din roll kan du ändra det som andra ser. Därför behövs ett andra steg: en app på telefonen som visar koder.
second-how = Öppna en app för inloggningskoder (till exempel Google Authenticator, Microsoft Authenticator eller Aegis) och läs av rutan med kameran. Skriv sedan koden som appen visar.
second-picture = Ruta att läsa av med appens kamera. Samma nyckel står som text under rutan.
second-secret = Utan kamera: skriv in nyckeln i appen
second-code = Kod ur appen, sex siffror
second-send = Fortsätt
colleagues-title = Kollegor som svarar för { $organisation }
colleagues-address = E-postadress
colleagues-what = Uppdrag
colleagues-contact = Uppgiftslämnare
colleagues-deputy = Ersättare
colleagues-successor = Tar över efter dig vid första inloggningen
colleagues-sign-in = Inloggning
colleagues-seen = Har loggat in
colleagues-not-seen = Inbjuden, har inte loggat in än
colleagues-you = du själv
colleagues-act = Åtgärd
colleagues-end = Avsluta
colleagues-invite = Bjud in en kollega
colleagues-invite-what = Kollegan blir ersättare: ser samma formulär, fyller i och lämnar in. Inbjudan kommer med mejl.
colleagues-invite-send = Skicka inbjudan
colleagues-invited = Inbjudan är på väg.
colleagues-hand-over = Lämna över uppdraget
colleagues-hand-over-what = Din efterträdare får ett mejl. Uppdraget är ditt tills efterträdaren har loggat in första gången, så att kommunen aldrig står utan uppgiftslämnare. Har efterträdaren redan ett konto går det över genast.
colleagues-handed-over = Uppdraget går över till din efterträdare vid första inloggningen.
colleagues-deputy-asks = Du är ersättare. Det är uppgiftslämnaren som bjuder in kollegor och lämnar över uppdraget. Går det inte att få tag i henne eller honom, hör av dig till den som är uppföljningsansvarig i regionen.
colleagues-handed-over-now = Uppdraget har gått över till din efterträdare. Tack för ditt arbete.
colleagues-ended = Uppdraget är avslutat.
calendar-own-name = Datum i uppföljningarna
calendar-public-name = Aktiviteter och sammanträden: { $strategy }
calendar-step = { $step }: { $cycle }
calendar-contact = { $step }: { $cycle }, { $organisation }
calendar-meeting = { $body }: { $purpose } ({ $cycle })
calendar-extended = Ni har fått anstånd till den här dagen.
calendar-handed-in = Svaren är inlämnade.
calendar-title = Datum i din kalender
calendar-what = Med en egen länk visar kalendern i din dator eller telefon datumen i dina uppföljningar. Flyttas ett datum, eller får ni anstånd, flyttas det i kalendern också.
calendar-secret = Länken är hemlig: den som har den kan läsa datumen utan att logga in. Lägg in den i din egen kalender och skicka den inte vidare.
calendar-make = Skapa en länk
calendar-has = Du har en länk sedan den { $date }. Den visas inte igen.
calendar-renew = Byt till en ny länk
calendar-renew-what = Har du tappat bort länken, eller kan någon annan ha sett den: byt. Den gamla slutar gälla genast.
calendar-end = Avsluta länken
calendar-ended = Länken är avslutad.
calendar-once = Här är din länk. Den visas bara nu, så kopiera den genast.
calendar-address = Länk till din kalender
calendar-how =
    Outlook: Lägg till kalender, Prenumerera från webben, och klistra in länken.
    Google Kalender: Andra kalendrar, Från webbadress. Det kan dröja ett dygn innan en ändring syns.
    iPhone och Mac: Lägg till kalenderprenumeration.
calendar-gone = Länken gäller inte längre. Logga in och skapa en ny under Ditt konto.
calendar-follow = Prenumerera på datum
calendar-follow-what = Aktiviteter och sammanträden, så som de står i den senaste utgåvan, i din kalender.
feed-title = Utgåvor: { $strategy }
feed-all-title = Uppföljningsrapporter från Målspår
feed-author = Målspår
feed-edition = Utgåva { $number } av länets uppföljningsrapport.
feed-edition-own = Utgåva { $number } av rapporten för { $municipality }.
feed-registry-number = Diarienummer { $number }.
feed-follow = Prenumerera på nya utgåvor
feed-follow-what = Din läsare av nyhetsflöden (Atom) säger till när en utgåva publiceras.
feed-links = Följ strategin
outbox-title = Utkorg
outbox-what = Det här är en demonstration: inga mejl skickas. Här ligger de som annars hade skickats, det nyaste först.
outbox-none = Inga mejl än. Be om en inloggningskod, så kommer det ett.
outbox-to = Till { $address }, { $date } { $time }
outbox-emptied = Innehållet är raderat, eftersom koden har gått ut.
menu-outbox = Utkorg
cli-account-added = { $address } är inbjuden som { $role } för { $organisation }.
cli-account-no-mail = Inbjudan väntar: ingen mejlserver är angiven (smtp_url och mail_from).
cli-account-done = { $act ->
    [disable] Kontot är stängt.
    [enable] Kontot är öppet.
    [forget] Personen är glömd: adressen och allt som hörde till den är borta.
    [end] Rollen är avslutad.
   *[reset] Det andra steget är återställt. En ny app kopplas vid nästa inloggning.
}
cli-account-none = Inga konton än. Lägg till det första med malspar account add.
cli-account-shut = stängt
cli-account-unseen = har inte loggat in
cli-account-no-such-role = Kontot har ingen sådan roll. Se vilka som finns med malspar account list.
cli-mail-half = Ange både smtp_url och mail_from, eller ingen av dem.
cli-mail-wrong = smtp_url: { $why }
cli-serve-no-key = Ingen nyckel finns att signera med, så inget kan låsas på webbplatsen. Gör en med ”malspar report key”.
cli-serve-no-mail = Ingen mejlserver är angiven (smtp_url och mail_from): ingen kan logga in med kod, och inbjudningar väntar.
cli-serve-no-proxy = Adressen är https men ingen proxy är angiven (trusted_proxies): alla räknas som om de kom från samma plats, och efter 300 inloggningsförsök på en timme släpps ingen in.

# Svara: kommunens formulär

## Formuläret
answer-progress = { $filled } av { $total } frågor { $filled ->
    [one] ifylld
   *[other] ifyllda
}
answer-so-many = { $filled } av { $total } ifyllda
answer-form-of = { $cycle }: svar från { $municipality }
answer-about = Frågorna gäller { $strategy } och läget den { $as_of }.
answer-last-day = Sista svarsdag { $deadline }.
answer-last-day-was = Sista svarsdag var { $deadline }. Det går fortfarande att svara.
answer-areas = Frågorna, ett målområde i taget
answer-reason = Det här vill regionen att ni kompletterar
answer-reopened = Öppnat igen
answer-receipt = Kvittens
answer-history = Historik
answer-save = Spara
answer-save-and-next = Spara och gå vidare
answer-save-and-check = Spara och kontrollera svaren
answer-saving = Sparar …
answer-not-saved = Det du skrev är inte sparat än. Rätta det som är markerat.
answer-not-all-saved = Allt är inte sparat. Rätta det här, resten är sparat:
answer-signed-out = Du är inte längre inloggad. Det du skriver finns kvar i den här webbläsaren. Logga in i en annan flik och fortsätt sedan här.
answer-restored = Det du skrev förra gången hann inte sparas. Det är återställt här nedanför och sparas nu.
answer-unsaved-here = I den här webbläsaren finns svar som inte har sparats. Öppna frågorna igen så läggs de tillbaka.
answer-two-windows = Du har själv ändrat samma svar i ett annat fönster { $time }. Båda finns nedan, välj vilket som ska gälla.
answer-taken-away = Någon har tagit bort samma svar medan du skrev. Välj vad som ska gälla.
answer-theirs = Sparat svar
answer-mine = Ditt svar här
answer-use-theirs = Behåll det sparade
answer-use-mine = Använd mitt svar
answer-with-comment = { $answer }. Kommentar: { $comment }
answer-with-message = { $answer }. Meddelande: { $message }
answer-remarks = Kommentar och meddelande
answer-clear = Ta bort svaret
answer-value = Värde
answer-number = Antal
answer-total = Totalt
answer-share = Andel: { $share }
answer-month = Månad och år, till exempel augusti 2027
answer-words = Svar, högst { $max } tecken
answer-choose = Välj
answer-municipality = Kommun
answer-parts = Fyll i delarna eller bara totalen. Delarna räknas ihop, och finns alla behöver totalen inte skrivas.
answer-row-of-region = Regionen svarar på den här raden för varje kommun.
answer-locked = Frågan är inte öppen för ändring.
answer-not-asked = Frågan ställs inte efter svaret på { $code }. Svaret sätts till: { $answer }.
answer-added-up = Räknas ihop av delarna: { $answer }.
answer-none-yet = Inget svar
answer-none-and-some = Både ett alternativ och ”inget” är ikryssat. Behåll det som stämmer.
answer-half-share = Ett av de två talen saknas. Skriv båda, eller välj ”Uppgift saknas”.
answer-missing = Svar saknas.
answer-to-mend = { $n } { $n ->
    [one] sak
   *[other] saker
} kvar innan svaren kan lämnas in
answer-look-what = Det här hindrar inte att ni lämnar in. Skriv gärna i kommentaren vad som ligger bakom.
answer-to-questions = Till frågorna
answer-change = Ändra
answer-hand-in-what = När du lämnar in kommer svaren in till regionen och blir en allmän handling. Kommentarer och svar med egna ord publiceras.
answer-number-too-long = Diarienumret får ha högst { $max } tecken. Korta det.
answer-to-form = Till formuläret
answer-receipt-lead = Svaren från { $municipality } kom in till regionen { $time } och är en allmän handling.
answer-receipt-file = kvittens
answer-receipt-csv = Ladda ner som tabell (CSV)
answer-receipt-strategy = Strategi
answer-receipt-cycle = Omgång
answer-receipt-who = Svar från
answer-receipt-role = Inlämnat av
answer-receipt-when = Inlämnat
answer-receipt-number = Regionens diarienummer
answer-receipt-own-number = Kommunens diarienummer
answer-day-and-time = den { $date } { $time }
answer-not-said = Inte angivet
answer-next-submitted = Nästa steg: regionen granskar svaren och hör av sig senast den { $date }.
answer-next-late = Nästa steg: regionen granskar svaren och hör av sig.
answer-next-returned = Regionen har begärt en komplettering. Det här är svaren som de lämnades in.
answer-next-approved = Svaren är granskade och ingår i uppföljningen. Ni behöver inte göra något mer.
answer-next-reopened = Svaren är öppna igen. Det här är svaren som de lämnades in.
answer-set = satt av systemet
answer-words-published = Ord som publiceras
answer-words-published-what = Kommentarer och svar med egna ord kan stå i rapporter och på webbplatsen.
answer-words-unpublished = Ord som inte publiceras
answer-words-unpublished-what = Meddelanden till uppföljningsansvarig publiceras inte men är allmänna handlingar.
answer-words-none = Inga.
answer-about-what = Gäller
answer-other-role = Du svarar nu för { $organisation }, och sidan som du skrev på gäller en annan organisation. Ingenting har sparats. Det du skrev finns kvar. Byt tillbaka till rollen som sidan gäller innan du fortsätter.
answer-differs = Svaren har ändrats sedan du tittade på dem, så ingenting är inlämnat. Så här ser de ut nu. Läs igenom dem och lämna in när de stämmer.

# Svara: runt formuläret
around-title = Svar från { $organisation }
around-nothing = Ingen frågar { $organisation } om något just nu.
around-nothing-what = När en uppföljning öppnar får du ett mejl, och frågorna visas här. Saknar du något du väntar på, hör av dig till den som är uppföljningsansvarig.
around-earlier = Tidigare omgångar
around-about = avser { $years }, läget den { $as_of }
around-progress-region = Svaren: { $filled } av { $total } frågor { $filled ->
    [one] ifylld
   *[other] ifyllda
}. Sista svarsdag { $deadline }.
around-filled = { $filled } av { $total } frågor är ifyllda, men svaren är inte inlämnade än.
around-late = Sista svarsdag var { $deadline }. Det går fortfarande att svara tills regionen låser rapporten. Utan svar redovisas ni som inte rapporterat; det räknas aldrig som nej.
around-reopened = Öppet igen
around-not-reported = Inte rapporterat
around-submitted = Svaren lämnades in den { $date }.
around-submitted-next = Regionen granskar dem och hör av sig senast { $review_by }.
around-checked = Svaren som lämnades in { $date } är granskade och ingår i uppföljningen. Du behöver inte göra något mer.
around-returned = Tack för svaren. Regionen behöver en komplettering:
around-returned-how = De andra svaren ligger kvar. Är svaret redan rätt, skriv det i kommentaren och lämna in igen.
around-opened = Svaren är öppna igen till och med { $date }:
around-opened-for = Det gäller { $codes }. De andra svaren ligger fast.
around-declined = Ni har avstått från att svara den här gången:
around-declined-back = Vill ni svara ändå? Fyll i och lämna in som vanligt, så gäller svaren.
around-over = Omgången är avslutad utan svar från er. Det redovisas som inte rapporterat och räknas aldrig som nej.
around-asked-for = Ni har bett om anstånd till { $date }, regionen svarar.
around-fill-in = Fyll i
around-go-on = Fortsätt
around-complete = Komplettera
around-answer-anyway = Svara ändå
around-receipt = Se kvittensen
around-csv = Ladda ner som tabell (CSV)
around-upload = Läs in från Excel
around-ask-for-time = Be om mer tid
around-decline = Avstå
around-history = Historik
around-report = Kommunens rapport (pdf)
around-report-draft = Kommunens rapport, utkast (pdf)
around-back = Till alla svar
around-wrong = Det här behöver rättas
around-nothing-stored = Inget är sparat.
around-upload-what = Välj formuläret som du har fyllt i, som Excel-arbetsbok (.xlsx) eller CSV. Innan något sparas får du se vad som ändras.
around-upload-closed = Svaren är inte öppna för ändringar nu, så ett formulär kan inte tas emot.
around-upload-file = Formuläret
around-upload-send = Visa vad som ändras
around-upload-none = Välj en fil att läsa in.
around-upload-several = Du skickade flera filer. Läs in ett formulär i taget.
around-upload-more = { $n ->
    [one] Och en sak till.
   *[other] Och { $n } saker till.
}
around-upload-gone = Filen finns inte kvar här. Den sparas i en timme och tas bara emot en gång. Skicka den igen.
around-upload-already = Svaren ur formuläret är redan sparade i utkastet.
around-taken-in = { $n ->
    [one] Ett svar ur formuläret är sparat i utkastet.
   *[other] { $n } svar ur formuläret är sparade i utkastet.
}
around-taken-in-next = Inget är inlämnat än. Kontrollera svaren och lämna in dem när ni är klara.
around-preview = Det här ändrar formuläret
around-preview-count = { $n ->
    [one] Ett svar ändras. { $answered } av formulärets { $asked } fält har ett svar.
   *[other] { $n } svar ändras. { $answered } av formulärets { $asked } fält har ett svar.
}
around-preview-same = Formuläret säger detsamma som utkastet. Det finns inget att spara.
around-preview-differs = Utkastet har ändrats sedan du såg vad formuläret gör. Inget är sparat. Så här blir det nu.
around-preview-before = Nu
around-preview-after = Blir
around-preview-overwritten = Någon annan har ändrat svaret sedan formuläret hämtades.
around-preview-warnings = Titta en gång till
around-preview-warnings-what = Det här stoppar inget. Stämmer svaret, skriv gärna varför i kommentaren.
around-preview-yes = Spara i utkastet
around-preview-no = Avbryt, spara inget
around-no-answer = inget svar
around-commented = { $answer }. Kommentar: { $comment }
around-sheet = Frågor att skriva ut
around-sheet-how = Skriv ut sidan med webbläsarens utskrift (Ctrl + P) och låt kollegorna fylla i för hand. För sedan in svaren i formuläret.
around-sheet-from = Ifyllt av (verksamhet):
around-sheet-to = Lämnas till:
around-sheet-not-decided = Är något inte klart, lämna fältet tomt. Ett tomt fält räknas aldrig som nej eller noll.
around-sheet-whole = Totalt
around-sheet-number = Antal
around-sheet-planned = Nej, men planerat från och med (månad, år)
around-sheet-one-answer = Ett kryss på varje rad.
around-sheet-several = Kryssa för allt som stämmer.
around-extension = Be om mer tid
around-extension-what = Sista svarsdag är { $deadline }. Regionen får din begäran och svarar. Till dess gäller samma sista svarsdag.
around-extension-happens = Får ni anstånd flyttas er sista svarsdag, och påminnelserna rättar sig efter den. Ni visas som Anstånd till och dagen.
around-extension-until = Till och med vilken dag?
around-extension-days = Tidigast { $first }, senast { $last } då granskningen avslutas.
around-extension-reason = Varför behöver ni mer tid?
around-extension-send = Skicka begäran
around-extension-closed = Det går inte att be om mer tid nu.
around-extension-closed-open = Granskningen avslutas { $date }, och längre anstånd kan inte ges här. Det går att svara tills regionen låser rapporten. Hör av dig till den som är uppföljningsansvarig.
around-extension-closed-done = Svaren är inlämnade, eller så är omgången avslutad.
around-cannot-extend = Det går inte att be om mer tid nu. Se efter hur läget är.
around-extend-too-late = Granskningen avslutas { $date }. Välj den dagen eller en tidigare.
around-no-date = Välj en dag, till exempel 2026-04-14.
around-reason-public = Orsaken läses av regionen och är en allmän handling.
around-decline-what = Det är frivilligt att svara. Avstår ni slutar påminnelserna, och kommunen redovisas som Avstår i uppföljningen. Det räknas aldrig som nej.
around-decline-kept = Det som är ifyllt ligger kvar i ert utkast, och ni kan ändra er: fyll i och lämna in som vanligt.
around-decline-reason = Varför avstår ni?
around-decline-send = Avstå den här gången
around-decline-closed = Det går inte att avstå nu.
around-decline-closed-declined = Ni har redan avstått. Vill ni svara ändå, fyll i och lämna in som vanligt.
around-happened = Vad som har hänt
around-happened-nothing = Inget har hänt än.
around-act = { $act ->
    [start] Svaren påbörjades
    [submit] Svaren lämnades in
    [return] Komplettering begärdes
    [approve] Svaren granskades
    [decline] Avstod från att svara
    [extend] Anstånd till { $date }
    [reopen] Svaren öppnades igen till och med { $date }
    [lock] Svaren låstes igen, som de granskades
    [ask] Bad om anstånd till { $date }
   *[other] Något annat hände
}
around-by = { $role ->
    [municipal_contact] uppgiftslämnare, { $organisation }
    [strategy_owner] uppföljningsansvarig, { $region }
    [administrator] administratör, { $region }
    [council_reviewer] samverkansråd
   *[other] tjänsten
}
around-at = { $date } { $time }
around-revisions = Ändrade uppgifter
around-revisions-what = Uppgifter som har ändrats efter att de lämnades in. De tidigare finns kvar.
around-revisions-none = Inget som har lämnats in har ändrats.
around-question = Fråga
around-before = Före
around-after = Efter

## malspar schedule
cli-schedule-strategy = Strategi: { $strategy }
cli-schedule-service = Tjänsten själv
cli-schedule-row = Schema: { $duty }, { $when }{ $state ->
    [rests] {" "}(vilar)
   *[runs] {""}
}
cli-schedule-trouble = Går inte att utföra: { $name }, { $n ->
    [one] försökt en gång
   *[other] försökt { $n } gånger
}: { $error }
cli-schedule-past = { $when }: { $what } { $cycle } ({ $became })
cli-schedule-coming = { $when }: { $what } { $cycle } { $body }
cli-schedule-more = … och { $n } till: --next visar fler.
cli-schedule-nothing = Inget mer är planerat.
cli-schedule-at = --at går bara för exempeldata: det som görs på riktigt görs när det är dags.
cli-schedule-ran = { $date }: { $handled ->
    [0] inget hade kommit
    [one] en händelse hanterad
   *[other] { $handled } händelser hanterade
}, { $jobs ->
    [0] inga jobb
    [one] ett jobb utfört
   *[other] { $jobs } jobb utförda
}.
cli-schedule-stuck = { $n ->
    [one] En händelse gick inte
   *[other] { $n } händelser gick inte
} att utföra. Se varför med ”malspar schedule list”.

# Publika sidor, delning och hjälp
site-from-draft = { $state }. Utkast för synpunkter. Länken gäller till och med den { $until }.
site-whoever-sent-it = den som skickade den
site-draft-pdf-sv = Utkastet som pdf, på svenska
site-draft-pdf-en = Utkastet som pdf, på engelska
site-present = Visa på storbild
site-breakdown = Uppdelning
site-question-and-definition = Fråga och definition
site-chart-kind = { $kind ->
    [delar] Delarna
    [over-tid] Över tid
    [lage] Utgångsläge, nu och målvärde
    [karta] Karta
    [fore-och-nu] Varje kommun, då och nu
    [delar-fore-och-nu] Delarna, då och nu
    [fordelning] Fördelning, då och nu
    [kommun-for-kommun] Kommun för kommun
   *[other] Diagram
}
present-title = Visning: { $title }
present-keys = Bläddra med piltangenterna eller mellanslag. Home och End går till första och sista bilden, Esc tillbaka till rapporten.
present-all = Visa alla indikatorer
present-main = Visa bara huvudindikatorerna
present-begin = Börja
present-next = Nästa
present-back = Föregående
present-leave = Avsluta
present-more = Mer om indikatorn
present-number = { $number } av { $of }
present-steps = Bläddra
present-steps-of = Bläddra, bild { $number }
footer-label = Om webbplatsen
footer-privacy = Personuppgifter
footer-help = Hjälp
page-unreadable = Det som skickades går inte att läsa
page-unreadable-advice = Adressen eller formuläret är skadat. Gå tillbaka, ladda om sidan och försök igen.
page-cross-site = Begäran kom från en annan webbplats
page-cross-site-advice = Ingenting har sparats. Öppna sidan här och gör om det du ville göra.
page-wrong-method = Sidan kan inte användas så
page-wrong-method-advice = Gå tillbaka till sidan med formuläret och skicka det därifrån.
page-too-slow = Det tog för lång tid att ta emot det du skickade
page-too-slow-advice = Ingenting har sparats. Kontrollera förbindelsen och försök igen.
page-conflict = Någon annan hann före
page-conflict-advice = Det du ville ändra har ändrats under tiden. Gå tillbaka, ladda om sidan, se hur det är nu och gör om det som fattas.
page-gone = Länken gäller inte längre
page-gone-advice = Be den som skickade länken om en ny.
page-too-large = Det du skickade är för stort
page-too-large-advice = Filen får vara högst 8 MB. Kontrollera att det är rätt fil; ett ifyllt formulär är mycket mindre.
page-refused = Det gick inte att ta emot
page-refused-advice = Ingenting har sparats. Gå tillbaka, rätta och skicka igen.
page-too-many = För många försök
page-too-many-advice = Vänta en stund och försök igen.
page-busy = Tjänsten hinner inte med just nu
page-busy-advice = Ingenting har gått förlorat. Vänta en minut och försök igen.
page-other-role = Sidan gäller en annan organisation
page-other-role-advice = Ingenting har sparats. Byt tillbaka till rollen som sidan gäller och gör om det.
page-typed = Det här skrev du, och det är inte sparat
statement-accessibility-lead = Det här är redogörelsen för hur Målspår följer lagen om tillgänglighet till digital offentlig service (DOS-lagen), vilka brister som är kända och hur du rapporterar andra.
statement-how = Hur tillgänglig är webbplatsen?
statement-how-text =
    Webbplatsen är byggd för att uppfylla WCAG 2.2 på nivå AA, som också omfattar det som lagen kräver. Vi känner till de brister som står under Innehåll som inte är fullt tillgängligt.
    Alla sidor går att använda med tangentbord, i 400 procents förstoring, på en skärm som är 320 pixlar bred, i mörkt läge och utan JavaScript. Varje diagram har en sammanfattning i ord och en tabell med samma siffror.
statement-help = Om du inte kan använda något
statement-help-text = Hör av dig, så får du uppgifterna på ett annat sätt, till exempel som text, tabell eller utskrift.
statement-ask-mailbox = Skriv till
statement-ask-registrar = Hör av dig till regionens registrator, som hjälper dig vidare.
statement-faults-text = Hittar du något som inte är tillgängligt, eller som du tycker inte följer lagen, vill vi veta det. Berätta vilken sida det gäller, vad du ville göra och vilket hjälpmedel du använder, om du använder något.
statement-supervision = Tillsyn
statement-supervision-text = Myndigheten för digital förvaltning (DIGG) har tillsyn över lagen. Är du inte nöjd med hur vi tar hand om det du rapporterar kan du anmäla det till dem.
statement-supervision-link = Anmäl bristande tillgänglighet till DIGG
statement-not = Innehåll som inte är fullt tillgängligt
statement-not-items =
    Kommunernas egna kommentarer och fritextsvar står på det språk de skrevs på, också på de engelska sidorna, och är markerade som svenska.
    Stora tabeller och diagram rullar i sidled i sin egen ruta på en smal skärm. Rutan går att nå med tangentbordet.
    Kartor skiljer nyanser av en och samma färg åt. Samma uppgifter står i tabellen under kartan.
    Pdf-utgåvan för arkivet, utan bilagor, är till för bevarande. Läs hellre webbsidan eller den vanliga pdf-filen.
statement-tested = Så har vi prövat webbplatsen
statement-tested-items =
    Varje slags sida prövas vid varje ändring med axe-core i en webbläsare, i ljust och mörkt läge och på en telefonskärm, och med Nu Html Checker.
    Varje uppgift som går att göra har prövats med tangentbord enbart.
    Rapporterna som pdf kontrolleras mot PDF/UA-1.
    Webbplatsen har ännu inte prövats av användare med hjälpmedel.
statement-updated = Redogörelsen gäller den version av tjänsten som du använder nu och prövas på nytt med varje ny version.
statement-privacy-lead = Den som läser det publicerade lämnar inga uppgifter. Den som svarar eller arbetar med uppföljningen har ett konto.
statement-kept = Det här sparas om ett konto
statement-kept-items =
    E-postadress och språk, för att du ska kunna logga in och få de mejl som hör till uppdraget.
    Vilken roll du har, för vilken organisation och i vilken strategi.
    Lösenord och inloggning i två steg, om du använder det: lösenordet bara så att det kan kontrolleras, inte läsas.
    När kontot skapades och när du senast loggade in, och för varje roll när den började och slutade.
    Mejlen till dig: adressen, ämnet och texten. Ur mejl med kod eller länk tas ämnet och texten bort så snart de har skickats.
    Hur ofta någon har försökt logga in med en adress eller från en plats på nätet, som kontrollsummor i stället för adresserna själva.
    Har du skapat en länk till din kalender: en kontrollsumma av den och när den skapades. Länken själv sparas inte, och inte heller när den läses.
statement-done = Det här sparas om det som görs
statement-done-text = Händelseloggen visar vad som har gjorts och när, med kontots nummer och roll. Den innehåller inga namn och inga adresser. Svar som har lämnats in är allmän handling.
statement-cookies = Kakor
statement-cookies-text =
    Webbplatsen har två kakor. När du ber om en kod binder den ena koden till din webbläsare; den tas bort när du har loggat in. Den andra håller reda på inloggningen och tas bort när du loggar ut. Båda försvinner när du stänger webbläsaren. En inloggning som inte har använts på tolv timmar gäller inte längre.
    När du fyller i ett formulär sparar webbläsaren i sitt eget lager (localStorage) det du har skrivit men som inte har kommit fram, och tar bort det när det har sparats eller lämnats in. Det ligger kvar i den webbläsaren tills dess. Sitter du vid en dator som andra använder, se efter att allt är sparat innan du går.
    Kakorna och lagret är nödvändiga för tjänsten och läses inte av någon annan. Ingen statistik samlas in och inget hämtas från andra webbplatser.
statement-how-long = Hur länge
statement-how-long-items =
    Kontot finns tills regionen tar bort det, till exempel när du ber om det. När din sista roll har avslutats kan du inte längre se eller ändra några svar.
    En inloggning gäller högst 30 dagar och en kod högst en timme. De tas bort ungefär ett dygn efter att de har gått ut, liksom räkningen av försök.
    Mejl tas bort efter 90 dagar.
    En fil som du har läst in men inte sagt ja till tas bort inom två timmar.
    Händelseloggen bevaras. När adressen är borttagen går numret i den inte längre att knyta till dig.
statement-rights = Dina rättigheter
statement-rights-text = Regionen är personuppgiftsansvarig och behandlar uppgifterna för att utföra en uppgift av allmänt intresse. Du kan be att få se dina uppgifter, få dem rättade eller borttagna. Är du inte nöjd kan du klaga hos Integritetsskyddsmyndigheten (IMY).
help-title = Hjälp
help-lead = Välj det som stämmer med vad du ska göra.
help-who = { $who ->
    [contact] Du svarar för en kommun
    [council] Du läser för ett samverkansråd, eller bara vill veta
    [owner] Du är uppföljningsansvarig
   *[administrator] Du driver tjänsten för en region
}
help-steps-contact =
    Logga in med din e-postadress. Du får en kod i ett mejl: skriv den i fönstret där du började, eller öppna länken i mejlet och tryck på Logga in.
    Under Svara ser du vad kommunen tillfrågas om, till vilken dag och hur långt ni har kommit. Det förra svaret står bredvid varje fråga. Är det fortfarande rätt räcker ett tryck på Samma svar nu.
    Skriv ut frågorna, hämta dem som Excel eller bjud in en kollega om svaren finns hos flera. Excelfilen läses in igen på samma sida, och du ser vad som ändras innan något sparas.
    Det du skriver sparas av sig självt. Utkastet är bara ert: regionen ser svaren först när du lämnar in dem.
    Uppgift saknas är ett bra svar när ni inte vet. En tom ruta räknas aldrig som nej eller noll.
    En kommentar till svaret publiceras. Ett meddelande till uppföljningsansvarig publiceras inte, men är en allmän handling.
    Kontrollera svaren och lämna in. Du får en kvittens att spara eller diarieföra.
    Begär regionen en komplettering är de frågor som gäller markerade och resten ligger kvar. Behöver ni längre tid, eller väljer att avstå den här gången, anger du det på samma sida.
    Vill du ha sista svarsdag i din egen kalender? Under ditt konto finns Datum i din kalender. Får ni anstånd flyttas dagen där också.
help-steps-council =
    Det som är publicerat läser du utan konto. Ett utkast för synpunkter öppnar du med länken i kallelsen; överst står vilken version det är.
    Översikten visar var varje mål står och hur varje kommun har svarat. Tryck på ett mål för att läsa mer om det.
    Under Mål och indikatorer finns varje fråga med diagram, karta, tabell, definition och kommunernas kommentarer. Siffror står alltid med vad de bygger på: hur många kommuner som har svarat.
    Under Kommuner läser du om en kommun, eller väljer några och ser dem sida vid sida. Kommunerna står i bokstavsordning: ingen kommun betygsätts.
    Visa på storbild ger ett diagram i taget för ett sammanträde. Bläddra med piltangenterna.
    Ladda ner ett diagram som bild eller siffror under det. Hela rapporten finns som pdf under Utgåvor, och utkastet på dess första sida.
    Har ni fått en egen länk lämnar ni synpunkter där, eller trycker på Inga invändningar. Annars skriver ni till den som är uppföljningsansvarig, med utkastets version.
help-to = Till { $room }
help-contents = På den här sidan
help-owner-lead = Så gör du varje sak i en uppföljning, i den ordning den brukar göras.
help-owner-where = _Uppföljningar_ högst upp leder till dina strategier. I en strategi visar menyn _Omgångar_, _Frågor och mål_, _Siffror_, _Personer_, _Tidsplan_ och _Mejl_. I en omgång visar den _Läget_, _Svaren_, _Texterna_ och _Rapporten_. Strategins namn överst på sidan leder tillbaka.
help-owner-catalogue = Strategin, frågorna och målen
help-owner-bring =
    Lägg in en strategi
    Öppna _Uppföljningar_ och tryck på _Ny strategi_. Välj strategins fil.
    Felen i filen räknas upp med rad och kolumn. Rätta dem och välj filen igen.
    Läs vad som läggs upp och tryck på _Sätt i kraft_. Innan dess gäller ingenting.
help-owner-change =
    Ändra en fråga, en text eller ett målvärde
    Öppna _Frågor och mål_, tryck på _Ändra frågor och mål_ och välj vad du vill ändra.
    Det du sparar blir ett utkast. Det gäller inte förrän du trycker på _Sätt i kraft_.
    _Se vad som ändras_ visar vad det gör med frågor, tidsserier och målvärden, och från vilken omgång. Bara bättre ord gäller genast. Frågas, räknas eller siktas det annorlunda gäller det från nästa omgång.
help-owner-file =
    Ändra i strategins fil
    Tryck på _Hämta som fil_ och ändra i filen.
    Tryck på _Läs in från fil_. Du ser varje skillnad innan du sätter den i kraft.
help-owner-series =
    Läs in publicerade siffror
    Öppna _Siffror_. Välj en Excel-fil, en CSV-fil eller en sparad fil från Kolada, och skriv källa och dag.
    _Visa vad som ändras_ ställer gammalt och nytt bredvid varandra. Inget läses in förrän du trycker på _Läs in_.
help-owner-history =
    Läs in tidigare mätningar
    Öppna _Siffror_ och tryck på _Tidigare mätningar_. Hämta tabellen: den har en rad för varje indikator och kommun före den första omgången.
    Skriv värdena, och lämna resten tomt. Välj filen, och skriv källa och dag.
    _Visa vad som ändras_ visar rad för rad vad det blir. Det som inte går att läsa har sin cell. Inget läses in förrän du trycker på _Läs in_.
help-owner-people = Personerna
help-owner-invite =
    Bjud in uppgiftslämnarna
    Öppna _Personer_ och tryck på _Bjud in flera uppgiftslämnare_. Klistra in en lista, eller skriv adressen vid varje kommun.
    _Visa vad som händer_ visar hur listan förstås. Mejlen går i väg när du trycker på _Skicka_.
    En ersättare bjuder du in med _Bjud in en person_. Samverkansråden behöver inget konto: de får sin länk under _Rapporten_.
help-owner-leave =
    Byt uppgiftslämnare
    Tryck på personens adress under _Personer_ och välj _Avsluta rollen_. Kommunens svar och utkast ligger kvar.
    Bjud in den nya. En uppgiftslämnare kan också själv lämna över uppdraget, under sitt konto.
help-owner-mailboxes =
    Ange registratorns brevlåda och sändlistan
    Tryck på kommunens namn under _Personer_ och skriv registratorns funktionsadress.
    _Ändra sändlistan_ längst ner håller reda på vilka som ska ha rapporten. De får ett mejl med länken när regionens rapport publiceras.
help-owner-mails =
    Se mejl som inte kom fram
    _Mejl_ visar vad mejlservern har avvisat eller ingen vet om det kom fram, med vad servern svarade. Tryck på _Skicka igen_ när det är rätt.
    Ett mejl skickas aldrig igen av sig självt.
help-owner-plan =
    Se vad tjänsten gör av sig själv, och när
    _Tidsplan_ visar det som kommer, omgång för omgång, och det som har varit. _Logg_ vid det som har gjorts visar vad det blev.
    Dagarna följer av strategin. Ändras dess regel visas det som flyttas innan du säger ja.
help-owner-schedule =
    Lägg till ett eget schema, till exempel en lägesrapport varje måndag
    Under _Lägg till ett schema_ väljer du vad, vilka dagar och klockslag. Tryck på _Visa vad det blir_ och sedan på _Spara schemat_.
    _Ändra_, _Låt vila_ och _Ta bort_ står vid schemat. Det som det har gjort står kvar.
help-owner-standing = Läget
help-owner-preflight =
    Förbered och öppna omgången
    Öppna omgången under _Omgångar_. Listan visar vad som ska vara klart. Tryck på _Markera som klart_ när du har sett efter.
    Sammanträden lägger du in under _Texterna_. Mejlen läser du innan de går ut.
    Tryck på _Öppna omgången_. Inbjudan skickas till alla uppgiftslämnare, och det går inte att ångra.
help-owner-remind =
    Se vem som saknas, och påminn
    _Läget_ visar varje kommun: om den har börjat, lämnat in, fått anstånd eller avstått, och när den senast påmindes. Utkast ser du aldrig.
    Tryck på _Påminn dem som inte har svarat_. De som det gäller är ikryssade, och mejlet står under.
    Längre ner står vad som har hänt sedan förra arbetsdagen.
help-owner-note =
    Anteckna ett samtal
    Tryck på kommunens namn, skriv och tryck på _Spara anteckningen_. Den är en allmän handling och kan inte ändras.
help-owner-time =
    Ge mer tid
    En begäran om anstånd står överst i _Läget_. Tryck på den, välj dag och _Ge anstånd_, eller _Säg nej till begäran_.
    Utan begäran: tryck på kommunens namn och _Ge anstånd_.
help-owner-close =
    Börja granskningen
    Tryck på _Börja granskningen_ när sista svarsdag har passerat. Det går fortfarande att lämna in och påminna.
help-owner-calendar =
    Få datumen i din egen kalender
    Öppna ditt konto: tryck på din roll högst upp. Välj _Datum i din kalender_ och tryck på _Skapa en länk_.
    Kopiera länken, som bara visas då, och lägg in den i ditt kalenderprogram som en prenumeration.
    Där står varje steg i dina uppföljningar och sammanträdena i texterna. Det som flyttas flyttas i kalendern också.
help-owner-answers = Svaren
help-owner-check =
    Granska
    Öppna _Svaren_ och tryck på en kommun. Överst står det som är ändrat eller att titta på, bredvid förra svaret.
    Stämmer det, tryck på _Markera som granskat_. Flera på en gång: kryssa för dem i listan och tryck på _Markera de valda som granskade_.
    Bara granskade svar kommer med i den låsta rapporten.
help-owner-return =
    Begär komplettering
    Kryssa för _Fråga om_ vid de frågor det gäller, skriv varför och tryck på _Begär komplettering_. Utan kryss gäller det alla.
    Uppgiftslämnaren får ett mejl och ser din motivering.
help-owner-reopen =
    Öppna svar igen
    Tryck på _Öppna igen_ på kommunens sida. Välj vad som får ändras, till vilken dag, och varför.
    Det granskade gäller tills det nya är inlämnat och granskat.
help-owner-trace =
    Se var en siffra kommer ifrån
    Tryck på _Var kommer siffran ifrån?_ vid frågan. Varje värde står med när det kom, i vilken roll och varför det ändrades.
help-owner-texts = Texterna
help-owner-write =
    Skriv analys och bedömning
    Öppna _Texterna_ och välj en text. Diagrammen, siffrorna och kommunernas egna ord står bredvid.
    Under _Siffror att hämta in_ trycker du på _Infoga_. I rapporten blir hänvisningen en siffra på läsarens språk, och den följer med när svaren ändras.
    Skriver två samtidigt ser den som sparar sist båda texterna och väljer. Inget försvinner.
help-owner-stale =
    Gå igenom texter vars siffror har ändrats
    De står överst i _Texterna_. Läs texten och ändra den, eller tryck på _Texten stämmer fortfarande_.
help-owner-report = Rapporten
help-owner-preview =
    Förhandsvisa och se vad som saknas
    Öppna _Rapporten_. _Visa som sida_ och _Pdf på svenska_ visar den som den blir just nu.
    Under _Det här saknas_ leder varje rubrik dit där det rättas.
help-owner-consult =
    Be råden om synpunkter
    Tryck på _Be råden om synpunkter_. Ett numrerat utkast fryses, och varje råd får en egen hemlig länk. Länkarna visas en gång.
    Svaren står under rundans namn. Skriv ett svar, eller tryck på _Ta med i rapporten_.
    _Ändra sista dagen_ ger råden mer tid. När utgåvan låses är rundan slut.
help-owner-lock =
    Lås utgåvan
    Tryck på _Lås utgåva_. Sidan räknar upp vad den låses utan.
    En låst utgåva kan inte ändras, bara rättas. Inget publiceras.
    Kommunernas egna utgåvor låses efteråt. Blir några över säger sidan till, och _Lås de som saknas_ försöker igen.
help-owner-publish =
    Publicera
    Tryck på utgåvan och _Publicera_. Välj _Publicera nu_, eller spara dagen för sammanträdet. Då påminner sidan, men en människa publicerar.
help-owner-correct =
    Rätta eller dra tillbaka
    Öppna svaret igen, eller ändra texten. Tryck sedan på _Rätta med utgåva_ och skriv vad som rättas och varför. Det trycks i den nya utgåvan.
    _Dra tillbaka_ på utgåvans sida tar bort den från webbplatsen. Skälet sparas.
help-owner-take =
    Tjänsteskrivelse, arkiv och delningslänkar
    _Underlag till tjänsteskrivelse_ är en sida att kopiera ur.
    _Arkivpaket (zip)_ på utgåvans sida är allt som hör till den, att bevara.
    _Delningslänkar_ låter någon läsa ett utkast utan konto. Länken kan avslutas när som helst.
help-admin-lead = Så gör du varje sak i förvaltningen av tjänsten.
help-admin-where = _Förvaltning_ högst upp leder till allt här. En uppföljningsansvarigs sidor når du under _Uppföljningar_.
help-admin-accounts = Konton
help-admin-invite =
    Bjud in en uppföljningsansvarig eller administratör
    Öppna _Konton_ och tryck på _Bjud in uppföljningsansvarig eller administratör_.
    Den som bjuds in kopplar ett andra steg vid första inloggningen. Innan dess går det inte att göra något i rollen.
help-admin-leave =
    När någon slutar
    Tryck på adressen. _Avsluta rollen_ tar bort en roll. _Stäng kontot_ stoppar all inloggning och kan ångras.
    _Glöm personen_ tar bort adressen för gott. Det som personen har gjort står kvar, med ett nummer och en roll.
help-admin-let-in =
    När någon inte kommer in
    Tryck på adressen och _Släpp in igen_ efter för många försök, eller _Ta bort det andra steget_ när telefonen är borta. Gör det bara när du vet vem som frågar.
help-admin-trail = Händelselogg
help-admin-search =
    Sök i loggen
    Skriv en händelse, en kommunkod eller välj dagar och tryck på _Sök_. Ett kontonummer visar allt som det kontot har gjort.
    _Ladda ner det som hittades_ ger en tabell till kalkylprogram.
help-admin-verify =
    Se efter att loggen är hel
    Tryck på _Kontrollera att loggen är hel_. Spara raden som visas utanför tjänsten, till exempel i diariet.
help-admin-jobs = Jobb
help-admin-again =
    Kör om det som har misslyckats
    _Jobb_ visar vad tjänsten gör på egen hand. Öppna ett jobb för att se dess logg. Tryck på _Kör igen_ vid det som har misslyckats.
    _Scheman_ visar vad som kommer att göras i varje strategi, och det som inte har gått att göra.
help-admin-operation = Drift
help-admin-check =
    Se efter att tjänsten är rätt inställd
    _Drift_ säger hur det står till med mejl, nyckel, säkerhetskopior, databas och adress, och vad som ska göras. Det som behöver ses över står först.
    _Skicka provmejl till mig_ visar att mejlen kommer fram.
help-admin-server =
    Det som görs på servern
    Säkerhetskopior, den hemliga nyckeln och inställningarna sköts av den som driver servern. Så står det i tjänstens driftdokumentation, docs/OPERATIONS.md.
    Pröva att en kopia går att läsa tillbaka. Förvara nyckeln för sig.
help-words = Ord som används
help-words-text = Målvärde är det som strategin vill nå. Utgångsläge är det som det jämförs med. Inte rapporterat betyder att kommunen inte har lämnat något svar; det är varken nej eller noll.
demo-links = Delningslänkar
demo-links-what = Så läser ett samverkansråd ett utkast innan det är publicerat, utan konto.
share-no-draft = { $edition } är inget utkast för synpunkter av regionens rapport. Lås ett med ”malspar report seal --consultation”.
share-no-title = Ge länken en rubrik: för vem eller vilket möte den är.
share-long-title = Rubriken får ha högst { $most } tecken.
share-past = Dagen har varit. Välj en som kommer.
share-too-long = En delningslänk gäller i högst ett år.
cli-share-made = { $address }
    Gäller till och med den { $until }. Adressen visas bara nu: den sparas inte.
cli-share-no-address = Ange ”address” i malspar.toml för att få hela adressen.
cli-share-line = { $id }  { $edition }  { $title }: { $state ->
    [open] gäller till och med den { $date }
    [ended] gick ut den { $date }
   *[revoked] återkallad den { $date }
}
cli-share-none = Strategin har inga delningslänkar.
cli-share-revoked = Länken är återkallad.
cli-demo-shared = Delningslänk till utkastet: { $url }

# Skrivbordet: gemensamt
menu-desk = Uppföljningar
follow-ups = Uppföljningar
follow-ups-none = Här finns ingen strategi än.
cycle-state = { $state ->
    [planned] Inte öppnad
    [collecting] Öppen för svar
    [reviewing] Granskas
   *[sealed] Låst
}
desk-menu-cycles = Omgångar
desk-menu-catalogue = Frågor och mål
desk-menu-figures = Siffror
desk-menu-people = Personer
desk-menu-standing = Läget
desk-menu-answers = Svaren
desk-menu-texts = Texterna
desk-menu-report = Rapporten

# Skrivbordet: Läget
mail-cycle-opening-subject = { $cycle }: svar från { $organisation } senast { $deadline }
mail-cycle-opening = Nu kan { $region ->
        [yes] regionen
       *[no] kommunen
    } svara på frågorna i uppföljningen av { $strategy }. De gäller läget den { $as_of }, och förra svaret står bredvid varje fråga.
    Börja här: { $url }. Du kan spara och fortsätta senare, svara i Excel, och skriva ut frågorna till kollegor i förskola, skola och socialtjänst.
    Sista svarsdag är { $deadline }. Behöver ni längre tid, eller väljer ni att avstå den här gången, anger du det på samma sida.
mail-cycle-before-subject = { $days ->
    [0] Sista dagen
    [1] En dag kvar
    [7] En vecka kvar
   *[other] { $days } dagar kvar
}: svar från { $organisation } senast { $deadline }
mail-cycle-before = { $filled } av { $total } frågor är ifyllda, men svaren är inte inlämnade än.
    Fortsätt där du slutade: { $url }
    Saknar ni en uppgift går det bra att svara ”Uppgift saknas”. Behöver ni mer tid kan du be om anstånd på sidan.
mail-cycle-unsaid = (antal)
mail-cycle-after-subject = Svar saknas från { $organisation }, { $open ->
    [yes] det går att svara till { $closing_date }
   *[no] det går fortfarande att svara
}
mail-cycle-after = Sista svarsdag var { $deadline }, och vi har inte fått några svar från { $region ->
        [yes] regionen
       *[no] kommunen
    }.
    Det går fortfarande att svara { $open ->
        [yes] till och med { $closing_date }
       *[no] tills regionen låser rapporten
    }: { $url }
    Utan svar redovisas { $region ->
        [yes] regionen
       *[no] kommunen
    } som ”inte rapporterat”; det räknas aldrig som nej. Avstår ni den här gången, ange det på sidan så slutar vi påminna.
mail-cycle-sender = { $unit }, { $mailbox }
mail-cycle-footer = { $sender }. Du får mejlet som uppgiftslämnare för { $organisation }. Fel person? { $url }
standing-title = Läget i { $cycle }
standing-summary = { $n } av { $of } kommuner har lämnat in. Sista svarsdag { $deadline }.
standing-summary-planned = Omgången är inte öppnad. Den är tänkt att öppna { $opens_on }, med sista svarsdag { $deadline }.
standing-summary-over = { $n } av { $of } kommuner lämnade in.
standing-card = { $n } av { $of } har lämnat in
standing-open = Öppna omgången
standing-review = Börja granskningen
standing-remind = Påminn dem som inte har svarat
standing-happened-link = { $n ->
    [one] En sak har hänt sedan { $since }
   *[other] { $n } saker har hänt sedan { $since }
}
standing-happened = Det som har hänt sedan { $since }
standing-happened-none = Inget har hänt sedan dess.
standing-what = { $what ->
    [asked] Bad om anstånd till { $date }
    [refused] Fick inte anstånd till { $date }
    [opening] Fick mejl om att omgången har öppnat
    [before] Fick en påminnelse
    [after] Fick en påminnelse om att svar saknas
    [note] Anteckning
    [confirmed] Uppgiftslämnaren bekräftade uppdraget
    [collecting] Omgången öppnades
    [reviewing] Granskningen började
   *[other] Omgången flyttades
}
standing-preflight = Innan omgången öppnar
standing-preflight-now = Det som ska vara klart innan omgången öppnar
standing-preflight-contacts = { $n } av { $of } uppgiftslämnare har bekräftat uppdraget eller tagit över det
standing-preflight-contacts-link = Se vilka i tabellen
standing-preflight-people = Bjud in och byt uppgiftslämnare
standing-preflight-questions = Frågorna är lästa
standing-preflight-questions-link = Läs frågorna
standing-preflight-dates = Sista svarsdag och sammanträden stämmer
standing-preflight-dates-what = Öppnar { $opens_on }. Sista svarsdag { $deadline }. Granskningen avslutas { $review_until }.
standing-preflight-meetings-none = Inga sammanträden är inlagda.
standing-preflight-meetings-link = Lägg in sammanträden i texterna
standing-preflight-mails = Mejlen är lästa
standing-preflight-mails-link = Läs mejlen som de skickas
standing-tick = Markera som klart
standing-untick = Ångra
standing-is-done = Klart
standing-is-to-do = Kvar att göra
standing-all = Alla ({ $n })
standing-missing = Har inte svarat ({ $n })
standing-filter = Visa
standing-none-missing = Alla har svarat eller sagt att de avstår.
standing-organisations = Kommunerna och regionen
standing-column-organisation = Organisation
standing-column-state = Läge
standing-column-handed-in = Inlämnat
standing-column-contact = Uppgiftslämnare
standing-column-reminded = Senast påmind
standing-column-note = Senaste anteckning
standing-filled = { $filled } av { $total } frågor
standing-in-time = i tid
standing-late = { $days ->
    [one] en dag efter sista svarsdag
   *[other] { $days } dagar efter sista svarsdag
}
standing-nothing-handed-in = Inget inlämnat
standing-asks = Ber om anstånd till { $date }
standing-answer-request = Svara på begäran från { $organisation }
standing-answer-for = Svara för { $organisation }
standing-contact = { $contact ->
    [own] Regionen svarar själv
    [nobody] Ingen att skriva till
    [not-come] Har aldrig loggat in
    [unconfirmed] Inte bekräftad
   *[confirmed] Bekräftad
}
standing-mail-failed = Senaste mejlet avvisades
standing-mail-unknown = Okänt om senaste mejlet kom fram
standing-never-reminded = Inte påmind
standing-no-note = Ingen anteckning
standing-note-short = { $date }: { $words }
standing-back = Till läget
standing-done-opened = Omgången är öppnad. { $mails ->
    [0] Inga mejl skickades.
    [one] Ett mejl är på väg.
   *[other] { $mails } mejl är på väg.
}
standing-done-reviewing = Granskningen har börjat. Utkast till rapporterna görs nu.
standing-done-reminded = { $organisations ->
    [0] Ingen påminnelse skickades. De du valde har svarat eller redan påmints i dag.
    [one] En organisation är påmind. Mejlet är på väg.
   *[other] { $organisations } organisationer är påminda. Mejlen är på väg.
}
standing-done-ticked = Markerat som klart.
standing-done-unticked = Markeringen är borttagen.
standing-done-noted = Anteckningen är sparad.
standing-done-given = Anståndet är givet. Uppgiftslämnaren ser den nya sista svarsdagen på sin sida.
standing-done-refused = Svaret är sparat. Uppgiftslämnaren ser det på sin sida, med din motivering.
standing-mails = Mejlen i { $cycle }
standing-mails-what = Så här skickas mejlen. Exemplet är { $organisation }; varje organisation får sitt eget namn och sin egen sista svarsdag, på det språk som mottagaren har valt. Inget skickas härifrån.
standing-mails-none = Strategin har inga kommuner att skriva till.
standing-mails-filled = Hur mycket som är ifyllt står bara i mejlet till organisationen själv. Regionen ser det inte.
standing-mails-no-mailbox = Mejlen har ingen brevlåda att svara till. Den anges i texterna till omgången.
standing-next = Härnäst
standing-next-all = Hela tidsplanen
standing-mail-kind = { $kind ->
    [confirm] Fråga till uppgiftslämnaren, 60 dagar före
    [registrar] Fråga till registratorn, där ingen har svarat
    [opening] När omgången öppnar
    [before] Påminnelse före sista svarsdag
   *[after] Påminnelse efter sista svarsdag
}
standing-mail-subject = Ämne: { $subject }
standing-mails-read = Jag har läst mejlen
standing-open-what = Från och med nu kan kommunerna svara. Det går inte att ångra.
standing-open-mails = { $mails ->
    [0] Inga mejl skickas, eftersom det inte finns någon att skriva till.
    [one] Ett mejl om att omgången har öppnat skickas direkt.
   *[other] { $mails } mejl om att omgången har öppnat skickas direkt, till uppgiftslämnare för { $organisations } organisationer.
}
standing-open-without = Ingen att skriva till finns för { $organisations }. De får inget mejl.
standing-open-early = Omgången är tänkt att öppna { $opens_on }. I dag är det { $today }.
standing-open-late = Sista svarsdag var { $deadline }. Den står i mejlen, och svaren räknas som inlämnade efter den. Det går att svara tills rapporten låses.
standing-open-left = Det här är inte markerat som klart:
standing-open-yes = Öppna omgången och skicka mejlen
standing-open-not = Omgången är redan öppnad.
standing-review-what = Granskningen börjar: utkast till rapporterna görs, och omgången visas som Granskas. Inga mejl skickas.
standing-review-late = Det går fortfarande att lämna in, komplettera och påminna. Det går inte att ångra.
standing-review-missing = De här har inte svarat än: { $organisations }.
standing-review-early = Sista svarsdag är { $deadline }, och den har inte passerat.
standing-review-yes = Börja granskningen
standing-review-not = Granskningen kan börja när omgången är öppen för svar. Den är det inte nu.
standing-remind-title = Påminn
standing-remind-what = De som är förvalda har inte svarat, inte avstått och har inget anstånd som löper. Mejlen skickas direkt när du trycker på knappen, till var och en på det språk som hen har valt.
standing-remind-whom = Vilka ska påminnas?
standing-remind-cannot = De här kan inte påminnas
standing-remind-none = Det finns ingen att påminna: alla har svarat, avstått eller ska komplettera.
standing-remind-closed = Det går att påminna medan omgången tar emot svar. Den gör det inte nu.
standing-remind-people = { $n ->
    [one] en mottagare
   *[other] { $n } mottagare
}
standing-remind-today = Redan påmind i dag. Välj för att påminna en gång till.
standing-remind-extended = Har anstånd till { $date }.
standing-remind-nobody-to = Ingen att skriva till. Bjud in någon under Personer.
standing-remind-last = Senast påmind { $date }
standing-remind-text = Så här lyder mejlet
standing-remind-example = Exemplet är skrivet till den första som får mejlet.
standing-remind-send = Skicka påminnelsen
standing-remind-nobody = Välj minst en som ska påminnas.
standing-then-deadline = Sista svarsdag { $date }
standing-then-answers = Se svaren
standing-people = Uppgiftslämnare
standing-people-none = Ingen har rollen.
standing-people-deputy = ersättare
standing-people-waits = tar över när hen har loggat in
standing-people-confirmed = bekräftade { $date }
standing-people-since = Sedan den { $date }
people-region-answers = Regionens uppföljningsansvariga svarar.
standing-people-seen = har loggat in, inte bekräftat
standing-people-not-seen = har aldrig loggat in
standing-people-disabled = kontot är stängt
standing-people-forgotten = borttagen adress
standing-people-mail = Senaste mejl { $date }: { $state ->
    [queued] väntar på att skickas
    [sending] skickas
    [sent] skickat
    [failed] avvisat
   *[unknown] okänt om det kom fram
}
standing-people-see = Bjud in eller byt uppgiftslämnare
standing-notes = Anteckningar
standing-notes-what = Till exempel vad ni kom överens om i telefon. En anteckning är en allmän handling och kan inte ändras eller tas bort. Skriv inget namn som inte behövs.
standing-notes-none = Inget är antecknat.
standing-note-day = Vilken dag gäller det?
standing-note-words = Anteckning
standing-note-save = Spara anteckningen
standing-note-empty = Skriv vad som ska antecknas.
standing-note-to-come = Dagen har inte varit än. Välj i dag eller en tidigare dag.
standing-note-written = skrevs { $date }
standing-history = Vad som har hänt
standing-extension = Anstånd för { $organisation }
standing-extension-link = Ge anstånd
standing-extension-asked = { $organisation } bad den { $asked } om anstånd till { $date }:
standing-extension-none = Ingen begäran väntar på svar. Du kan ge anstånd ändå, till exempel efter ett telefonsamtal.
standing-extension-what = Sista svarsdag är nu { $deadline }. Får de anstånd gäller den nya dagen, påminnelserna rättar sig efter den, och läget visas som Anstånd till och dagen.
standing-extension-after-review = Granskningen avslutas { $date }. Ett längre anstånd hinner inte med i rapporten.
standing-extension-until = Till och med vilken dag?
standing-extension-reason = Motivering
standing-extension-public = Motiveringen läses av uppgiftslämnaren och är en allmän handling. Säger du ja till en begäran kan du lämna den tom: då står det ”Enligt er begäran.”
standing-extension-granted = Enligt er begäran.
standing-extension-give = Ge anstånd
standing-extension-refuse = Säg nej till begäran
standing-extension-refuse-what = Säger du nej ligger sista svarsdag fast. De ser ditt svar och din motivering, och kan be om en annan dag.
standing-extension-closed = Det går inte att ge anstånd nu: svaren är inlämnade, eller så är omgången avslutad.
standing-extension-gone = Begäran har redan besvarats, eller så har de bett om något annat. Så här är det nu.
around-refused = Regionen gav inte anstånd till { $date }. Sista svarsdag är fortfarande { $deadline }.
around-refused-why = Regionens motivering:
around-act-refused = Fick inte anstånd till { $date }

# Skrivbordet: Granska svar
review-title = Granska svar
review-what = Öppna ett svar för att läsa det bredvid förra omgången. Där frågar du också efter mer eller markerar det som granskat. Flera svar kan du markera på en gång här.
review-nothing-in = Inga svar har lämnats in än.
review-choose = Välj
review-choose-one = Välj { $organisation }
review-choose-go = Markera de valda som granskade
review-none-chosen = Välj minst ett svar som är inlämnat. Inget är ändrat.
review-whose = Svar från
review-stage = Läge
review-handed-in = Inlämnat
review-changed = Ändrade värden
review-notes = Att titta på
review-not-in = Inget att läsa än
review-not-in-what = Ett utkast är kommunens eget. Du ser bara om det är påbörjat.
review-done-many = Granskat: { $names }.
review-changed-many = Något har hänt sedan du valde, och svaren är som de var: { $names }. Läs dem som de är nu.
review-approve-title = Markera svaren som granskade?
review-approve-what = Svaren nedan markeras som granskade och räknas i rapporten. De som svarar får ett mejl om det. Upptäcks ett fel kan du öppna ett svar igen.
review-approve-changed = De här är inte inlämnade som du såg dem. De markeras inte:
review-approve-none = Inget av de valda svaren väntar på granskning.
review-approve-go = { $n ->
    [one] Markera svaret som granskat
   *[other] Markera { $n } svar som granskade
}
review-cancel = Avbryt
review-back = Till alla svar
review-back-to = Till svaren från { $organisation }
review-of = Svar från { $organisation }
review-submitted = Inlämnat { $date }
review-agreed = { $agreed ->
    [yes] Avstämt inom organisationen
   *[no] Inte avstämt inom organisationen
}
review-own-number = Deras dnr { $number }
review-open-until = Öppet till och med { $date }
review-to-acts = Till knapparna för granskat och komplettering
review-draft = Inga svar är inlämnade. Ett utkast ser du först när det lämnas in.
review-standing-out = { $n ->
    [0] Ändrat eller att titta på
    [one] Ändrat eller att titta på: en fråga
   *[other] Ändrat eller att titta på: { $n } frågor
}
review-nothing-stands-out = Inget värde skiljer sig från förra omgången, och inget i svaren säger emot något annat.
review-the-rest = Övriga svar
review-questions = { $n ->
    [one] en fråga
   *[other] { $n } frågor
}
review-now = Svar nu
review-before = Förra svaret ({ $date })
review-before-plain = Förra svaret
review-nothing-before = Ingen tidigare uppgift
review-complete = Komplettering
review-pick = Fråga om
review-is-changed = Ändrat
review-follows = { $answer } (följer av ett annat svar)
review-comment = Kommentar (publiceras)
review-message = Meddelande (publiceras inte)
review-elsewhere = Vad { $region } svarar om { $organisation }
review-trace-short = Var kommer siffran ifrån?
review-trace = Var kommer siffran ifrån?
review-trace-what = Varje värde med allt som har sagts om det, det senaste först. Inget skrivs över: den som ändrar lägger till.
review-trace-edition = Det som står i utgåva { $number } är märkt.
review-revised = Ändrade sedan de först lämnades in:
review-came = Så kom värdet till
review-never-came = Ingenting har lämnats in.
review-in-edition = I utgåva { $number }
review-reason = Orsak
review-source = { $source ->
    [answer] Svar i formuläret.
    [set] Följer av ett annat svar.
    [reference] Inläst ur en publicerad serie.
   *[other] Beräknat.
}
review-made-of = Ingen får frågan. Siffran räknas fram ur svaren på de här:
review-of-series = Siffran bygger på publicerad statistik:
review-concerns = Det gäller { $codes }.
review-check = Granskat
review-check-what = Svaren markeras som granskade och räknas i rapporten.
review-check-mail = De som svarar får ett mejl om det.
review-no-mail = Ingen uppgiftslämnare har konto, så inget mejl går ut.
review-check-go = Markera som granskat
review-return = Begär komplettering
review-return-what = Svaren går tillbaka och räknas inte förrän de har lämnats in igen. Det som är ifyllt ligger kvar.
review-return-mail = De som svarar får din fråga i ett mejl.
review-return-which = Kryssa för frågorna det gäller i tabellerna ovan. Kryssar du ingen gäller det alla.
review-return-reason = Vad behöver kompletteras, och varför?
review-reason-public = Den som svarar får läsa det, och det är en allmän handling.
review-return-go = Begär komplettering
review-reopen = Öppna svaren igen
review-reopen-short = Behöver något rättas kan svaren öppnas igen en tid, alla eller några. Det som är granskat gäller till dess.
review-reopen-sealed = Rapporten är låst: det som rättas kommer med först i en ny utgåva.
review-reopen-go = Öppna igen
review-reopen-title = Öppna svaren från { $organisation } igen?
review-reopen-what = De som svarar kan ändra i det du väljer till och med den dag du anger. Det som är granskat gäller tills nya svar är inlämnade och granskade. Lämnas inget in låses svaren som de var.
review-reopen-closed = Svaren kan inte öppnas igen nu: bara granskade svar som är låsta kan det.
review-reopen-which = Vad får ändras?
review-reopen-which-what = Kryssar du ingen fråga öppnas alla.
review-reopen-until = Till och med vilken dag?
review-reopen-until-what = Efter den dagen låses svaren igen av sig själva.
review-reopen-reason = Varför öppnas de igen?
review-reopen-do = Öppna svaren igen
review-kept = Det du skrev:
review-lock = Lås svaren
review-lock-short = Svaren är öppna igen. Du kan låsa dem som de granskades, utan att vänta.
review-lock-go = Lås som de granskades
review-lock-title = Låsa svaren från { $organisation }?
review-lock-what = Svaren blir åter som de granskades. Det som har ändrats i utkastet sedan de öppnades och inte är inlämnat försvinner.
review-lock-closed = Svaren är inte öppna, så det finns inget att låsa.
review-differs = Svaren har ändrats sedan du läste dem. Inget är gjort. Läs dem som de är nu.
review-differs-by = Något har hänt sedan du läste svaren: { $what }, { $when }, { $by }. Inget är gjort. Läs svaren som de är nu.
review-done-checked = Svaren är markerade som granskade.
review-done-returned = Kompletteringen är begärd.
review-done-reopened = Svaren är öppna igen.
review-done-locked = Svaren är låsta igen, som de granskades.
review-history-what = De som svarar ser detsamma.
review-mail-returned-subject = { $n ->
    [0] Komplettering behövs: svaren från { $organisation }
   *[other] Komplettering behövs: { $n } svar från { $organisation }
}
review-mail-returned = Tack för svaren. Vi behöver en komplettering: { $reason }
    { $some ->
        [yes] De frågor det gäller är markerade, de andra svaren ligger kvar: { $url }
       *[no] Svaren ligger kvar: { $url }
    }
    { $until ->
        [yes] Komplettera senast { $date }. Är svaret redan rätt, skriv det i kommentaren och lämna in igen.
       *[no] Är svaret redan rätt, skriv det i kommentaren och lämna in igen.
    }
review-mail-reopened-subject = { $n ->
    [0] Öppna igen: svaren från { $organisation }
   *[other] Öppna igen: { $n } svar från { $organisation }
}
review-mail-reopened = Svaren är öppna igen till och med { $date }: { $reason }
    { $some ->
        [yes] De frågor det gäller är markerade, de andra svaren ligger fast: { $url }
       *[no] Svaren finns här: { $url }
    }
    Ändra det som behövs och lämna in igen. Det som är granskat gäller tills dess. Lämnas inget in låses svaren som de var.
review-mail-checked-subject = Klart: svaren från { $organisation } är granskade
review-mail-checked = Svaren som lämnades in { $submitted_on } är granskade och ingår i uppföljningen. Du behöver inte göra något mer.
    { $numbered ->
        [yes] Svaren och kvittensen finns här: { $url } (dnr { $number }).
       *[no] Svaren och kvittensen finns här: { $url }
    }
    { $meets ->
        [yes] Rapporten tas upp i { $body } den { $date }. Upptäcker ni ett fel, hör av er så öppnar vi svaren igen.
       *[no] Upptäcker ni ett fel, hör av er så öppnar vi svaren igen.
    }

# Skrivbordet: Skriva texterna
texts-areas = Målområden och mål
texts-overall = Strategin som helhet
texts-end = Avslutning
texts-facts = Uppgifter om rapporten
texts-sentence = En mening om helheten
texts-remaining = Det återstår
texts-analysis = { $objective }: analys
texts-assessment = { $objective }: samlad bedömning
texts-mailbox = Enhetens brevlåda
texts-about = { $place ->
    [sentence] En mening överst i sammanfattningen. Skriver du ingen står den som räknas ut.
    [changed] Högst tre punkter i sammanfattningen om vad som har ändrats.
    [remaining] Högst tre punkter i sammanfattningen om vad som återstår, gärna i kommuner och inte i procent.
    [request] Vad den som läser rapporten föreslås göra. Skriver du inget står det vanliga förslaget.
    [proposals] Högst tre förslag för det fortsatta arbetet.
    [method] Hur uppföljningen gjordes, utöver det som står där av sig självt.
    [area] Inledning till målområdet, före dess mål.
    [analysis] Vad siffrorna betyder, vad som ligger bakom och vad som har varit svårt.
    [assessment] Din egen bedömning med skäl, högst 600 tecken. Den står under en egen rubrik bredvid det uträknade läget.
    [overall] Om det som gäller hela strategin och inte ett målområde.
    [voice] En mening om det vanligaste svaret på frågan. Svaren själva står i rapporten som de är skrivna.
    [consequences] Vad uppföljningen betyder ur det här perspektivet.
    [conclusions] Slutsatser och fortsatt arbete. Kapitlet följer med till nästa omgång.
    [steps] Var rapporten tas upp, när och varför. Stegen ordnas efter dag när du sparar.
    [recipients] Vilka som får rapporten: nämnder, råd och myndigheter, inga personer.
    [registry_number] Ärendets diarienummer för den här omgången. Strategins beslut har ett eget.
   *[mailbox] Adressen till enhetens brevlåda, ingen persons. Den står i rapporten.
}
texts-changed = Ändrad { $date } { $time } ({ $role })
texts-confirmed = Läst igenom och bekräftad { $date } { $time } ({ $role })
texts-saved = Texten är sparad.
texts-unchanged = Texten står redan så. Inget har ändrats.
texts-confirmed-now = Texten är bekräftad med siffrorna som de är nu.
texts-read-again = Texten eller en siffra i den ändrades medan du läste. Läs igenom den en gång till.
texts-counted = { $written } av { $all } texter är skrivna{ $swedish ->
    [0] .
    [one] , en av dem bara på svenska.
   *[other] , { $swedish } av dem bara på svenska.
} Ingen text måste skrivas, och engelska är frivilligt.
texts-written = Skriven
texts-not-written = Inte skriven
texts-swedish-only = Bara på svenska
texts-todo = Att se över före rapporten
texts-todo-stale = { $title }: siffror har ändrats
texts-stale-figure = { $reference } var { $before } och är nu { $now }
texts-stale-title = Siffror har ändrats
texts-confirm = Texten stämmer fortfarande
texts-locked = Omgången är låst. Det du ändrar här kommer med först i en ny utgåva som rättar den låsta.
texts-file = Texterna som fil
texts-file-what = Filen innehåller alla texter i omgången. Den som sköter tjänsten kan läsa in den igen.
texts-file-get = Ladda ner texterna (TOML)
texts-sv = På svenska
texts-en = På engelska (frivilligt)
texts-reason-sv = Skäl på svenska, högst 600 tecken
texts-reason-en = Skäl på engelska (frivilligt), högst 600 tecken
texts-signs = { $n } av { $max } tecken
texts-no-assessment = Ingen bedömning
texts-point = Punkt { $n }
texts-step = Steg { $n }
texts-recipient = Mottagare { $n }
texts-choose = Välj
texts-remove = Ta bort när jag sparar
texts-more = En rad till
texts-save = Spara
texts-show = Visa hur det blir
texts-preview = Så blir det i rapporten
texts-preview-nothing = Här visas texten som den blir, med siffrorna på plats.
texts-wrong = Texten är inte sparad. Det här behöver rättas
texts-on-line = Rad { $line }: { $what }
texts-no-phrase = Välj en av de fyra bedömningarna, eller ta bort skälet.
texts-no-date = Ange dagen för sammanträdet.
texts-no-purpose = Välj vad sammanträdet ska göra med rapporten.
texts-language = { $lang ->
    [sv] På svenska
   *[en] På engelska
}
texts-line = Text
texts-how = Så skriver du
texts-how-empty-line = En tom rad
texts-how-paragraph = ger ett nytt stycke
texts-how-list = punkt i en lista
texts-how-numbers = punkt i en numrerad lista
texts-how-emphasis = betonat
texts-how-strong = starkt betonat
texts-how-link = länk till en webbplats
texts-how-figure = en siffra ur svaren, som följer med när den ändras
texts-figures = Siffror att hämta in
texts-figures-what = Skriv hänvisningen med sina klamrar i texten. I rapporten står siffran där, och ändras den får du veta det.
texts-figures-all = Alla siffror i strategin
texts-figure-what = Vad
texts-figure-now = Nu
texts-figure-written = Skriv
texts-insert = Infoga
texts-figure-before = { $what }, vid utgångsläget
texts-figure-level = antal på nivå { $level }: { $title }
texts-figure-names = { $group ->
    [yes] namnen på dem som har svarat ja
    [planned] namnen på dem som planerar
    [no] namnen på dem som har svarat nej
   *[missing] namnen på dem som saknas
}
texts-figure = { $what ->
    [yes] antal som har svarat ja, eller har delen
    [planned] antal som planerar
    [no] antal som har svarat nej
    [missing] antal svar som saknas
    [of] antal svar som väntas
    [answered] antal svar
    [share] andel
    [residents] andel av invånarna
    [number] antal
    [rate] antal i förhållande till jämförelsetalet
    [numerator] antal som har det som frågas efter
    [denominator] antal av alla
    [median] median
    [least] lägsta värdet
    [most] högsta värdet
    [meeting] antal som når det som efterfrågas
    [all] antal kommuner som har alla delar
    [applies] antal kommuner som delarna gäller
    [target] målvärde
    [change] skillnad mot utgångsläget
   *[both] antal som har svarat båda gångerna
}
texts-computed = Uträknat läge och diagram
texts-findings = Vad siffrorna visar
texts-in-words = Kommunernas svar i ord
texts-history = Tidigare lydelser
texts-history-of = Tidigare lydelser: { $title }
texts-history-none = Här har inget skrivits än.
texts-taken-away = Texten togs bort.
texts-bring-back = Hämta tillbaka den här lydelsen
texts-earlier = Formuläret visar lydelsen från { $date } { $time }. Den gäller först när du sparar.
texts-back = Till texten
texts-two = Två har skrivit samma text
texts-two-editors = En annan person har ändrat samma text { $time }. Båda finns nedan, välj vilken som ska gälla.
texts-theirs = Den andras text, sparad
texts-mine = Din text, inte sparad
texts-two-choose = Orden som skiljer är markerade. Din text står kvar i formuläret: ändra den om du vill slå ihop dem, och spara så gäller den.
texts-keep-theirs = Behåll den andras text
texts-restored = Det finns text här i webbläsaren som inte är sparad.
texts-restore = Hämta det jag skrev
texts-other = Fler texter
texts-before = Föregående: { $title }
texts-next = Nästa: { $title }

# Skrivbordet: Rapporten: förhandsgranska, synpunkter, låsa, publicera
mail-consultation-subject = Synpunkter senast { $date }: utkast till uppföljning av { $strategy }
mail-consultation = { $council } ombeds lämna synpunkter på utkastet till uppföljning av { $strategy }.
    Läs utkastet, och lämna synpunkter eller svara att ni inte har några invändningar: { $url }
    Sista dag är { $date }. Länken är hemlig: den som har den kan läsa utkastet. Det ni skriver blir en allmän handling.
seal-no-key = Tjänsten har ingen nyckel att signera med, så ingenting är låst.
consult-nobody = Namnge minst ett råd som ska lämna synpunkter.
consult-no-name = Ange vad rådet heter.
consult-twice = { $council } står redan med. Namnge varje råd en gång.
consult-over = Sista dag för synpunkter har passerat. Flytta den, eller frys ett nytt utkast.
consult-link-newer = Rådet har redan fått en ny länk sedan sidan öppnades, så ingen mer gjordes. Har den kommit bort gör du en ny nedan.
comment-over = Sista dag för synpunkter har passerat, så inget har sparats.
comment-locked = Rapporten är låst, så inget har sparats.
comment-empty = Skriv vad ni vill säga, eller svara ”Inga invändningar”.
comment-long = Texten har { $n } tecken. Korta den till högst { $max }.
comment-no-place = Utkastet har ingen sådan plats. Välj en i listan.
comment-after-comments = Ni har redan lämnat synpunkter. De står kvar, och inget mer behövs.
reply-empty = Skriv vad som har ändrats, eller varför inget har ändrats.
council-about = Om { $place }: { $text }
council-title = Synpunkter på utkastet
council-until = Sista dag för synpunkter är { $date }. Ni kan lämna flera synpunkter fram till dess.
council-over = Sista dag för synpunkter var { $date }. Det går inte längre att lämna några.
council-locked = Rapporten är låst. Det går inte längre att lämna synpunkter på utkastet.
council-no-objections-what = Svara så om ni har läst utkastet och inte vill ändra något. Svaret trycks i rapporten.
council-several = Lämna en synpunkt i taget. Den kan gälla hela rapporten, ett mål eller en indikator.
council-place = Vad synpunkten gäller
council-whole = Hela rapporten
council-text = Synpunkt
council-record = Det ni skriver är en allmän handling och kan tryckas i rapporten. Skriv inga namn och inga andra personuppgifter. Högst 5 000 tecken.
council-thanks = Tack. Svaret är sparat.
council-given = Det ni har lämnat
council-reply = Svar från regionen, { $date }:
desk-cancel = Avbryt
desk-go-on = Gå vidare
desk-report-back = Till rapporten
desk-report-at = { $place }: { $what }
desk-report-planned = Omgången har inte öppnat än. Rapporten växer fram när svaren kommer.
desk-report-collecting = Svaren kommer in till och med { $date }. Förhandsvisningen visar det som är inlämnat hittills.
desk-report-reviewing = Svarstiden är slut. Granska svaren, skriv texterna, låt råden lämna synpunkter och lås sedan utgåvan.
desk-report-sealed = Utgåva { $number } är låst och väntar på att publiceras.
desk-report-published = Utgåva { $number } är publicerad. Ett fel rättas genom en ny utgåva.
desk-report-preview = Förhandsvisa
desk-report-preview-what = Rapporten som den blir med det som är inlämnat och skrivet just nu. Ingen annan ser den.
desk-report-as-page = Visa som sida
desk-report-pdf-sv = Pdf på svenska
desk-report-pdf-en = Pdf på engelska
desk-report-own = Kommunernas egna rapporter
desk-report-own-what = Utkast som pdf, en för varje kommun.
desk-report-missing = Det här saknas
desk-report-missing-what = Inget av detta syns för någon annan. Rubriken leder dit där det rättas.
desk-report-nothing-missing = Inget saknas.
desk-memo = Underlag till tjänsteskrivelse
desk-memo-what = Kopiera det som passar till regionens mall. Det tjänsten vet är ifyllt; resten skriver den som svarar för ärendet.
desk-memo-to-write = Skrivs av den som svarar för ärendet.
desk-rounds = Synpunkter från råden
desk-rounds-none = Inget råd har ombetts lämna synpunkter än.
desk-round-new = Be råden om synpunkter
desk-round-open = Öppen
desk-round-title = Synpunkter på utkast { $number }
desk-round-about = Sista dag { $date }. { $answered } av { $asked } råd har svarat.
desk-round-for = Be om synpunkter på utkastet
desk-round-happens = Det här händer
desk-round-freezes = Ett numrerat utkast fryses som rapporten är nu. Siffror och texter i det ändras inte mer, så att alla talar om samma sak. Rapporten själv kan du fortsätta att skriva.
desk-round-links = Varje råd får en egen hemlig länk. Den visas en gång, och kan mejlas till en adress som du anger.
desk-round-record = Det råden skriver blir en allmän handling. Du ser det här, svarar, och tar med det i rapporten.
desk-round-missing = Utkastet fryses utan det här
desk-round-which = Vilket utkast
desk-round-new-draft = Frys ett nytt utkast, nummer { $number }
desk-round-frozen = Använd utkast { $number }, fryst den { $date }
desk-round-until = Sista dag för synpunkter
desk-round-until-help = Råden kan svara till och med den dagen.
desk-councils = Råden
desk-councils-what = Råd från beredningen står redan ifyllda. Skriv bara namn på organ, och helst en gemensam brevlåda. Rader som lämnas tomma räknas inte.
desk-council-line = Råd { $n }
desk-council-name = Rådets namn
desk-council-mail = E-postadress (valfritt)
desk-council-more = Be ett råd till
desk-council-ask = Be om synpunkter
desk-round-do = Frys och gör länkarna
desk-round-late = Någon annan hann frysa ett utkast med samma nummer. Se på rapportens sida hur det är nu.
desk-round-closed = Råden lämnar synpunkter när svarstiden är slut och omgången granskas.
desk-round-draft = Visa utkastet
desk-round-until-day = Sista dag för synpunkter är { $date }.
desk-round-over = Sista dag för synpunkter var { $date }.
desk-round-locked = Utgåvan är låst, så inga fler synpunkter tas emot.
desk-round-move = Ändra sista dagen
desk-round-move-help = Råden kan svara till och med den dagen, och deras länkar gäller minst så länge. De får inget mejl om ändringen.
desk-round-move-save = Spara dagen
desk-round-moved = Sista dagen är ändrad.
desk-council-commented = { $n ->
    [one] En synpunkt
   *[other] { $n } synpunkter
}
desk-council-seen = Har öppnat, inte svarat
desk-council-silent = Har inte öppnat
desk-council-mailed = Länken mejlades den { $date }.
desk-council-opened = Länken öppnades första gången den { $date }.
desk-council-ended = Länken avslutades den { $date }.
desk-comment-about = { $place }, { $date }
desk-comment-take = Ta med i rapporten
desk-comment-taken = Står i rapporten
desk-reply = Svar till rådet
desk-reply-help = Skriv vad som har ändrats, eller varför inget har ändrats. Rådet ser svaret genom sin länk.
desk-reply-write = Svara
desk-reply-save = Spara svaret
desk-reply-given = Ditt svar, { $date }:
desk-replied = Svaret är sparat, och rådet ser det genom sin länk.
desk-taken = Synpunkten står nu i rapporten, under synpunkter från råden.
desk-link-new = Ny länk
desk-link-new-what = Rådet får en ny hemlig länk. Den gamla slutar gälla. Det som rådet har skrivit finns kvar.
desk-link-new-do = Gör en ny länk
desk-links = Delningslänkar
desk-links-what = Med en delningslänk läser någon ett utkast utan konto, tills länken går ut. Den är till för att läsa. Vill du ha synpunkter, be råden om det.
desk-links-none = Det finns inga länkar.
desk-links-once = Hemliga länkar
desk-links-once-what = Klart. Länkarna visas bara nu. Kopiera dem som inte har mejlats.
desk-links-secret = Den som har en länk kan läsa utkastet. Går en länk förlorad gör du en ny, och den gamla slutar gälla.
desk-link-mailed = Mejlet är på väg.
desk-link-not-mailed = Inte mejlad. Kopiera länken och lämna över den.
desk-link-make = Gör en länk
desk-link-no-draft = Det finns inget utkast att dela. Frys ett genom att be råden om synpunkter.
desk-link-draft = Utkast
desk-draft-of = Utkast { $number }, fryst den { $date }
desk-link-title = Vem eller vilket möte länken är för
desk-link-title-help = Bara för dig, så att du känner igen den i listan.
desk-link-until = Sista dag (valfritt)
desk-link-until-help = Utan dag gäller länken en månad efter sista sammanträdet, annars 60 dagar.
desk-link-do = Gör länken
desk-link-end = Avsluta
desk-link-open = Utkast { $number }. Gäller till och med { $date }.
desk-link-over = Utkast { $number }. Gick ut den { $date }.
desk-link-ended = Utkast { $number }. Avslutades den { $date }.
desk-report-link-ended = Länken är avslutad.
desk-editions = Utkast och utgåvor
desk-editions-none = Inget är låst än.
desk-edition-title = Utgåva { $number }
desk-draft-title = Utkast { $number }
desk-edition-locked = Låst den { $date }.
desk-edition-for-comments = Utkast för synpunkter
desk-edition-sealed = Låst, inte publicerad
desk-edition-applies = Publicerad
desk-edition-superseded = Ersatt av utgåva { $number }
desk-edition-withdrawn = Tillbakadragen
desk-edition-public = Visa på den publika webbplatsen
desk-edition-corrects = Rättar
desk-edition-files = Filer
desk-edition-package = Arkivpaket (zip)
desk-edition-own = Kommunernas egna utgåvor
desk-edition-own-count = { $n } av { $all } kommuner har en egen utgåva med de här siffrorna.
desk-edition-own-stopped = Alla kommuners egna utgåvor blev inte låsta: det avbröts den { $date } { $time }. Försök igen, eller be den som administrerar tjänsten att se efter.
desk-edition-own-what = Den kommun vars svar är oförändrade sedan förra utgåvan behåller den.
desk-edition-own-lock = Lås de som saknas
desk-edition-happened = Det här har hänt
desk-edition-was-published = Publicerades
desk-edition-was-withdrawn = Drogs tillbaka
desk-edition-back = Till utgåvan
desk-own-editions = { $n ->
    [one] En kommun har en egen utgåva
   *[other] { $n } kommuner har egna utgåvor
}, varav { $published } publicerade.
desk-differences = Annorlunda än i nummer { $number }
desk-differences-none = Inget är annorlunda.
desk-differences-more = { $n ->
    [one] Och en ändring till.
   *[other] Och { $n } ändringar till.
}
desk-to-lock = Lås utgåva { $number }
desk-to-correct = Rätta med utgåva { $number }
desk-lock-title = Lås utgåva { $number }
desk-lock-correction-title = Rätta med utgåva { $number }
desk-lock-happens = Det här händer
desk-lock-not-published = Inget publiceras och inget skickas. Det gör du sedan, nu eller efter sammanträdet.
desk-lock-closes = Omgången stängs. Därefter ändras svar bara om du öppnar dem igen.
desk-lock-signed = Rapporten görs som pdf och sida på svenska och engelska och signeras, så att vem som helst kan kontrollera att den är oförändrad.
desk-lock-no-key = Tjänsten har ingen nyckel att signera med, så ingenting kan låsas. Be den som driver tjänsten att ange ”signing_key” i malspar.toml, eller att göra en nyckel med ”malspar report key”, och starta om tjänsten.
desk-lock-choices = Så låses utgåvan
desk-lock-leave-out = Lås utan de svar som är inlämnade men inte granskade. De redovisas som inte rapporterade.
desk-lock-with-gaps = Lås fast siffror saknas. Det står i rapporten var de fattas.
desk-lock-municipalities = Lås också kommunernas egna rapporter, med samma siffror
desk-lock-reason = Vad som rättas och varför
desk-lock-reason-help = Det trycks i utgåvan. Skriv så att den som läste förra utgåvan förstår. Inga namn på personer.
desk-lock-reason-en = Samma på engelska (valfritt)
desk-lock-reason-long = Korta texten till högst { $max } tecken.
desk-lock-do = Lås utgåva { $number }
desk-lock-late = Någon annan hann före, eller så ändrades svar eller texter under tiden. Inget har låsts av dig. Se på rapportens sida hur det är nu.
desk-locked = Utgåvan är låst. Den är inte publicerad.
desk-locked-all = Utgåvan är låst. Kommunernas egna låses nu, en i taget. Ladda om sidan för att se hur långt det har kommit.
desk-locking-own = Kommunernas egna låses nu, en i taget. Ladda om sidan för att se hur långt det har kommit.
desk-published = Utgåvan är publicerad.
desk-planned = Dagen är sparad. Utgåvan publiceras när du trycker på Publicera nu den dagen.
desk-plan-gone = Ingen dag är planerad längre.
desk-withdrawn = Utgåvan är tillbakadragen.
desk-to-publish = Publicera
desk-to-withdraw = Dra tillbaka
desk-publish-title = Publicera utgåva { $number }
desk-publish-closed = Utgåvan kan inte publiceras. Den är redan publicerad, eller så gäller en senare.
desk-publish-happens = Det här händer
desk-publish-everybody = Alla kan läsa utgåvan på webbplatsen, som sida och pdf, på svenska och engelska.
desk-publish-mails = { $n ->
    [one] Den enda mottagaren på sändlistan får ett mejl med länken.
   *[other] De { $n } mottagarna på sändlistan får ett mejl med länken.
}
desk-publish-back = Den kan dras tillbaka, men vem som helst kan ha sparat den.
desk-publish-own = { $n ->
    [one] Publicera också en kommuns egen utgåva
   *[other] Publicera också { $n } kommuners egna utgåvor
}
desk-publish-later = Efter sammanträdet
desk-publish-later-what = Spara dagen. Rapportens sida säger till när den är inne, och då publicerar du med ett tryck. Inget publiceras av sig självt.
desk-publish-day = Dag
desk-publish-plan = Spara dagen
desk-publish-unplan = Ta bort dagen
desk-publish-planned = Publiceras den { $date } efter sammanträdet.
desk-publish-due = Skulle publiceras den { $date }. Publicera när sammanträdet har varit.
desk-step = { $body }, { $date }
desk-withdraw-title = Dra tillbaka utgåva { $number }
desk-withdraw-happens = Det här händer
desk-withdraw-gone = Utgåvan visas inte längre för allmänheten. Finns en tidigare publicerad utgåva visas den i stället.
desk-withdraw-stays = Utgåvan finns kvar hos er, med att den var publicerad och varför den drogs tillbaka.
desk-withdraw-instead = Är något fel i den räcker det ofta att rätta med en ny utgåva.
desk-withdraw-reason = Varför utgåvan dras tillbaka
desk-withdraw-reason-help = Skälet står i historiken och i kontrollen av utgåvans filer. Inga namn på personer.
desk-withdraw-do = Dra tillbaka utgåvan

# Skrivbordet: Frågor och mål, siffror
catalogue = Frågor och mål
catalogue-about = { $areas } { $areas ->
    [one] målområde
   *[other] målområden
}, { $objectives } mål, { $indicators } { $indicators ->
    [one] indikator
   *[other] indikatorer
}, { $questions } { $questions ->
    [one] fråga med fritextsvar
   *[other] frågor med fritextsvar
} och { $targets } { $targets ->
    [one] målvärde
   *[other] målvärden
}.
catalogue-begin = Ändra frågor och mål
catalogue-go-on = Fortsätt på utkastet
catalogue-pack = Läs in från fil
catalogue-export = Hämta som fil
catalogue-back = Tillbaka
catalogue-all = Allt om frågan
catalogue-headline = Huvudindikator
catalogue-voluntary = Frivillig
catalogue-whole = För strategin som helhet
catalogue-questions = Frågor med fritextsvar
catalogue-activities = Aktiviteter
catalogue-activity = { $day }: { $title }
catalogue-versions = Versioner
catalogue-version = Version
catalogue-version-applies = Gäller
catalogue-version-came = Sattes i kraft
catalogue-version-all = alla omgångar
catalogue-version-from = från och med { $cycle }
catalogue-version-year = från och med omgångar som börjar { $year }
catalogue-done-in-force = Ändringarna är satta i kraft.
catalogue-done-saved = Sparat i utkastet. Inget gäller förrän du sätter utkastet i kraft.
catalogue-done-removed = Borttaget ur utkastet.
catalogue-done-dropped = Utkastet är slängt. Det som gäller är oförändrat.
catalogue-ny = Ny strategi
catalogue-ny-what = Skicka strategin som fil. Du får först se vad den innehåller. Ingenting gäller förrän du sätter den i kraft.
catalogue-pack-what = Skicka strategin som fil, till exempel den som du hämtat härifrån och ändrat i. Du får först se vad som skiljer sig och från när det skulle gälla. Ingenting ändras förrän du sätter den i kraft.
catalogue-pack-file = Strategifil (.toml)
catalogue-pack-send = Visa vad som ändras
catalogue-pack-at = Rad { $line }, tecken { $column }: { $words }
catalogue-pack-waited = Filen har väntat för länge. Skicka den en gång till.
catalogue-pack-too-large = Filen är större än en strategi kan vara (1 MB). Välj rätt fil.
catalogue-pack-encoding = Filen är inte i UTF-8. Spara den som UTF-8 och skicka den igen.
catalogue-nothing-stored = Ingenting har ändrats. Rätta filen och skicka den igen.
catalogue-sent-none = Välj en fil.
catalogue-sent-too-large = Filen är för stor. Välj en mindre.
catalogue-sent-cut = Hela filen kom inte fram. Skicka den igen.
catalogue-other-strategy = Filen gäller strategin { $found }, men här är { $expected }. Välj rätt fil, eller lägg upp den som ny strategi.
catalogue-there-already = Strategin { $slug } finns redan. Ge filens strategi ett annat kortnamn (slug), eller läs in den på den strategins sida.
catalogue-other-region = Filen gäller region { $found }, men du är ansvarig för { $expected }. En strategi kan bara läggas upp av sin egen region.
catalogue-slug-reserved = Strategin kan inte heta { $slug }: det är en sida i tjänsten. Välj en annan kod.
catalogue-other-county = Filen gäller län { $found }, men { $region } hör till län { $expected }. Rätta länet i filen, eller regionens kod.
catalogue-preview = Det här ändras
catalogue-applies = Vad som händer
catalogue-applies-new = Strategin är ny. Den gäller för alla sina omgångar, och omgångarna läggs upp.
catalogue-applies-same = Allt är som det som redan gäller.
catalogue-applies-times = Strategins tid eller uppföljningarnas dagar ändras: se det som flyttas här nedanför. Frågor, beräkning och målvärden är desamma. Ändringen gäller genast.
catalogue-applies-words = Bara ord ändras: ingenting frågas, räknas eller siktas på något annat sätt. Ändringen gäller genast, också i omgångar som är öppna.
catalogue-applies-unopened = Ingen omgång har öppnats än, så ändringen gäller för alla.
catalogue-applies-from = Något frågas, räknas eller siktas på ett annat sätt. Därför gäller ändringen från och med { $cycle }, den första omgången som inte har öppnats. Tidigare omgångar behåller det som gällde när de öppnades.
catalogue-applies-later = Något frågas, räknas eller siktas på ett annat sätt, och alla omgångar har öppnats. Ändringen gäller för omgångar som läggs till från och med { $year }.
catalogue-series-none = Tidsserier: inget brott. Nya svar jämförs med tidigare.
catalogue-series-break = { $n ->
    [one] Tidsserier: brott i { $codes }, som får en ny definition. Nya svar jämförs inte med tidigare.
   *[other] Tidsserier: brott i { $codes }, som får nya definitioner. Nya svar jämförs inte med tidigare.
}
catalogue-forms-none = Formulär: inget är ute nu.
catalogue-forms-words = Formulär: { $cycles } är öppen. Formulären får de nya orden genast, och svar som redan är ifyllda finns kvar.
catalogue-forms-stay = Formulär: { $cycles } är öppen och ändras inte.
catalogue-targets-none = Målvärden: inga ändras.
catalogue-targets-change = { $n ->
    [one] Målvärden: { $codes } får ett annat. Det gäller från samma omgång. Tidigare rapporter behåller sitt.
   *[other] Målvärden: { $codes } får andra. De gäller från samma omgång. Tidigare rapporter behåller sina.
}
catalogue-what-differs = Vad som skiljer
catalogue-moves = Det här flyttas
catalogue-moves-what = Det här infaller på en annan tid än nu. En påminnelse eller fråga som redan har skickats skickas igen på sin nya tid.
catalogue-moves-now = Nu
catalogue-moves-then = Sedan
catalogue-moves-none = Inte planerat
catalogue-differs = { $n ->
    [0] Ingenting skiljer.
    [one] En sak skiljer.
   *[other] { $n } saker skiljer.
}
catalogue-new = Nytt
catalogue-changed = Ändrat
catalogue-gone = Borttaget
catalogue-what-field = Del
catalogue-other-changed = Ändrad ordning eller inställning
catalogue-put-in-force = Sätt i kraft
catalogue-changed-meanwhile = Något har ändrats sedan du tittade, så ingenting sattes i kraft. Det här skulle hända nu.
catalogue-draft = Utkast till ändringar
catalogue-draft-what = Ändra en sak i taget. Inget gäller förrän du har sett vad som ändras och satt utkastet i kraft.
catalogue-saved = Sparat { $day } { $time }.
catalogue-moved = Frågor och mål har satts i kraft på nytt sedan utkastet började. Dina ändringar ligger nu ovanpå det som gäller. Se efter nedan att de fortfarande stämmer.
catalogue-see-changes = Se vad som ändras
catalogue-add = Lägg till
catalogue-to-mend = Rätta först
catalogue-part = { $part ->
    [area] Ändra målområdets namn
    [objective] Ändra målets text
    [question] Fråga och hjälptext
    [sentences] Meningar i rapporten
    [choices] Nivåer, alternativ och rader
    [role] Plats, riktning och stöd
    [target] Målvärde
    [activity] Ändra aktiviteten
    [check] Ändra kontrollen
    [new_area] Nytt målområde
    [new_check] Ny kontroll
    [new_objective] Nytt mål
    [new_indicator] Ny indikator
    [new_question] Ny fråga med fritextsvar
   *[other] Ny aktivitet
}
catalogue-save = Spara i utkastet
catalogue-clash = En annan person har ändrat samma del sedan du öppnade den. Det du skrev finns kvar. Under varje fält som skiljer sig står vad som är sparat. Spara en gång till om ditt ska gälla.
catalogue-theirs = Sparat av någon annan:
catalogue-empty = tomt
catalogue-remove = Ta bort
catalogue-remove-what = Den tas bort ur utkastet. Den försvinner från uppföljningen först när utkastet sätts i kraft, och det som redan har besvarats kan inte tas bort.
catalogue-remove-yes = Ta bort ur utkastet
catalogue-removed-meanwhile = Delen har ändrats eller tagits bort av någon annan. Läs igenom den och försök igen.
catalogue-drop = Släng utkastet
catalogue-drop-what = Allt som är ändrat i utkastet försvinner, också det som andra har skrivit. Det som gäller ändras inte.
catalogue-drop-yes = Släng utkastet
catalogue-field = { $field ->
    [title] Rubrik
    [short_title] Namn i löpande text
    [region_name] Regionens namn
    [county_name] Länets namn
    [county] Län
    [registry_number] Diarienummer
    [valid] Gäller
    [cycles] Omgångar
    [form_order] Ordning i formuläret
    [text] Strategins text
    [area] Målområde
    [question] Fråga
    [help] Hjälptext
    [parent] Hör till
    [kind] Slags svar
    [source] Vem som svarar
    [asked_if] Ställs bara om
    [definition] Definition
    [aggregation] Räknas ihop
    [measured] Avser
    [direction] Önskad riktning
    [towards] Värdet som riktningen pekar mot
    [target] Målvärde
    [support] Indikatorns stöd i strategin
    [target_support] Målvärdets stöd i strategin
    [headline] Huvudindikator
    [voluntary] Frivillig
    [compulsory] Måste besvaras
    [counts_persons] Räknar personer
    [threshold] Minsta förändring som räknas
    [relative] Ställs mot
    [reference_line] Jämförelselinje
    [reference_title] Jämförelselinjens namn
    [finding] Resultat som mening
    [measure] Mått under diagrammets rubrik
    [remains] Det som återstår, som mening
    [most] Största rimliga svar
    [unit] Enhet
    [unit_one] Enhet i ental
    [decimals] Antal decimaler
    [numerator] Täljare
    [denominator] Nämnare
    [counted] Det som räknas
    [option] Alternativ
    [no_option] När inget alternativ stämmer
    [level_word] Nivå, ord
    [level_text] Nivå, beskrivning
    [level_when] Nivå, villkor
    [longest] Högsta antal tecken
    [dimension] Uppdelning
    [rows] Uppdelningens rader
    [row] Rad
    [answered_by] Besvaras av
    [published_by] Publiceras av
    [when] Visas när
    [message] Meddelande
    [told] Visas för
    [date] Dag
    [time] Tid
    [theme] Tema
    [link] Länk
    [statistic] Vad som mäts
    [comparison] Jämförelse
    [value] Värde
    [applies_to] Gäller för
    [by] Senast (år)
    [shown_at] Visas vid
    [code] Kod
   *[other] Annat
}
catalogue-field-of = { $field } { $of }
catalogue-field-sv = { $field }, svenska
catalogue-field-en = { $field }, engelska
catalogue-hint = { $field ->
    [code] Ett kort namn av bokstäverna a–z och siffror, till exempel TS7. Koden kan inte bytas sedan.
    [question] Ord inom klamrar blir en dag eller ett år i formuläret. Behåll dem som de står.
    [finding] Orden inom klamrar fylls i med siffror. Behåll dem som de står.
    [measure] Till exempel: Familjecentral, antal kommuner.
    [threshold] I procentenheter för andelar, annars i frågans enhet. Tomt ger det vanliga måttet.
    [value] Ett tal, en nivå eller en procentsats. Tomt när alla kommuner ska svara ja.
    [by] Ett år då strategin gäller.
    [most] Gäller frågor om antal. Större svar tas inte emot.
    [rows] En rad för varje, i samma ordning på båda språken. Tomt när frågan bara har ett svar. Rader till ett antal är delar som räknas ihop.
    [when] Till exempel TS1 = yes and TS2 = 0. Stämmer det visas meddelandet. Det stoppar ingen.
    [message] Säg vad som ser konstigt ut. En kod inom klamrar, {"{"}TS2{"}"}, byts mot svaret.
    [longest] Så många tecken får svaret ha.
    [support] Visas i rapporten.
   *[other] Börjar med https://
}
catalogue-parent-none = inget av dem
catalogue-thing = { $what ->
    [strategy] Strategin
    [area] Målområde
    [objective] Mål
    [indicator] Indikator
    [question] Fråga med fritextsvar
    [series] Serie
    [check] Kontroll
   *[activity] Aktivitet
}
catalogue-kind = { $kind ->
    [yes_planned_no] Ja, nej eller planerat
    [count] Antal
    [quantity] Mängd
    [share] Andel
    [rate] Antal i förhållande till en serie
    [ordinal] Nivå
    [choice_set] Flera alternativ
   *[words] Fritext
}
catalogue-source-municipality = Kommunen svarar
catalogue-source-organisation = { $who } svarar för alla
catalogue-source-derived = Räknas fram: { $how }
catalogue-source-reference = Hämtas ur serien { $series }
catalogue-asked-if = { $when }, annars { $otherwise }
catalogue-otherwise-zero = 0
catalogue-otherwise-not = ej aktuellt
catalogue-otherwise-all = alla alternativ
catalogue-aggregation = { $how ->
    [share_of_yes] antal kommuner som svarar ja
    [sum] summa
    [pooled] gemensam andel
    [distribution] antal kommuner på varje nivå
    [median_range] median, lägsta och högsta
    [region_only] en siffra för länet
   *[words] räknas inte
}
catalogue-measured = { $when ->
    [as_of] mättidpunkten
    [calendar_year] mättidpunktens kalenderår
   *[period] tiden sedan förra mätningen
}
catalogue-each-year = { $when }, ett värde för varje år
catalogue-per = per { $per } av serien { $series }
catalogue-checks = Kontroller av svaren
catalogue-rows-differ = Raderna är inte lika många på svenska och engelska. Skriv en rad för varje.
catalogue-row-no-code = Raden saknar bokstäver. Skriv vad den heter.
catalogue-rows-each = en fråga för varje rad
catalogue-rows-parts = delar av en helhet
catalogue-rows-places = en rad för varje plats, så många som { $code } säger
catalogue-rows-county = { $what }, visas bara för länet
catalogue-told = { $who ->
    [contact] den som svarar
   *[owner] uppföljningsansvarig
}
catalogue-target-none = Inget målvärde
catalogue-statistic = { $what ->
    [yes] Svaret är ja
    [all] Alla delar finns
    [level] Nivån
    [number] Antalet
    [share] Andelen i procent
    [rate] Antalet i förhållande till serien
   *[median] Medianen
}
catalogue-comparison = { $how ->
    [at_least] minst
    [at_most] högst
   *[exactly] exakt
}
catalogue-applies-to = { $whose ->
    [aggregate] i länet
   *[every_municipality] i varje kommun
}
catalogue-target-value = { $what }: { $how } { $value }
catalogue-target = { $what }, { $whose }, senast { $by }. { $support }
catalogue-support = { $support ->
    [text] Strategin säger det
    [should] Strategin säger bör
    [partly] Strategin pekar åt det hållet
   *[proposal] Förslag som inte är beslutat
}
catalogue-no-number = Skriv ett tal, till exempel 80 eller 0,5.
catalogue-no-whole = Skriv ett heltal.
catalogue-no-day = Välj en dag.
catalogue-no-choice = Välj något ur listan.
catalogue-no-aim = Skriv värdet som riktningen pekar mot.
catalogue-no-link = Skriv en länk som börjar med https://
catalogue-no-code = Skriv en kod av bokstäverna a–z, siffror, bindestreck och punkt, utan mellanslag.
figures = Siffror
figures-what = Här läser du in siffror som ingen kommun behöver svara på: publicerade serier som strategin jämför med. Vilka serier som används bestäms i frågor och mål.
figures-no-series = Strategin använder inga serier. De läggs till i strategins fil.
figures-series = Serie
figures-unit = Enhet och källa
figures-now = Siffror
figures-about = { $unit }. { $source }
figures-there = { $n ->
    [one] 1 siffra
   *[other] { $n } siffror
} om { $organisations ->
    [one] 1 kommun eller region
   *[other] { $organisations } kommuner och regioner
}, { $years }
figures-none-there = Inga än
figures-read-in = Läs in siffror
figures-formats = Filen är en Excel-arbetsbok (.xlsx) eller CSV med kolumnerna serie, kommun, år och värde, där kommun är den fyrsiffriga koden. Det går också bra med en sparad fil från Koladas öppna gränssnitt (.json). Du får först se vad som ändras.
figures-file = Fil med siffror
figures-source = Källa
figures-retrieved = Hämtad
figures-send = Visa vad som ändras
figures-acts = Det som har lästs in
figures-no-acts = Ingenting än.
figures-day = Inläst
figures-act = { $n ->
    [one] 1 siffra
   *[other] { $n } siffror
}, varav { $changed } nya eller ändrade
figures-preview = Siffrorna i filen
figures-source-said = Källa: { $source }, hämtad { $day }.
figures-nothing = Filen har inga siffror som strategin använder om länet.
figures-count = { $n ->
    [one] 1 siffra
   *[other] { $n } siffror
}, { $years }
figures-whom = { $n ->
    [one] Om { $names }
   *[other] Om { $n } kommuner och regioner: { $names }
}
figures-new = { $n ->
    [0] Inga nya
    [one] 1 ny
   *[other] { $n } nya
}
figures-other = { $n ->
    [0] Ingen ändras
    [one] 1 ändras
   *[other] { $n } ändras
}
figures-changes = Siffror som ändras
figures-which = Vilken
figures-change = { $series }, { $name }, { $year }
figures-no-figure = ingen uppgift
figures-further = Och { $n } till.
figures-left-out = Det som inte läses in
figures-elsewhere = { $n ->
    [one] 1 siffra om andra än länets kommuner och region
   *[other] { $n } siffror om andra än länets kommuner och region
}
figures-without = { $n ->
    [one] 1 plats där källan inte har någon uppgift
   *[other] { $n } platser där källan inte har någon uppgift
}
figures-unused = { $n ->
    [one] 1 siffra i serien { $code }, som strategin inte använder
   *[other] { $n } siffror i serien { $code }, som strategin inte använder
}
figures-wrong = Det här går inte att förstå
figures-wrong-what = De raderna läses inte in. Rätta filen och skicka den igen om de ska med.
figures-line = Rad { $line }
figures-take-in = { $n ->
    [one] Läs in 1 siffra
   *[other] Läs in { $n } siffror
}
figures-same = Ingenting skulle ändras.
figures-changed-meanwhile = Siffrorna har ändrats sedan du tittade, så ingenting lästes in. Det här skulle hända nu.
figures-done = { $n ->
    [one] 1 siffra är inläst.
   *[other] { $n } siffror är inlästa.
}
figures-no-table = Filen har ingen rad med kolumnerna serie, kommun, år och värde. Rätta rubrikerna, eller välj en annan fil.
figures-kolada = Filen är inte ett svar från Kolada på en fråga om värden: { $detail }. Hämta den på nytt.
figures-kolada-no-total = { $code } för { $who } har inget värde för båda könen tillsammans.
figures-cell = ”{ $found }” passar inte i kolumnen { $name ->
    [series] serie
    [organisation] kommun
    [year] år
   *[value] värde
}.
figures-no-source = Skriv vem som publicerar siffrorna, till exempel Kolada.
figures-no-day = Välj vilken dag siffrorna hämtades.
figures-not-yet = Dagen har inte varit än. Välj den dag då siffrorna hämtades.

# Skrivbordet: tidigare mätningar
figures-or-history = Har ni värden från tiden innan kommunerna började svara här?
history = Tidigare mätningar
history-what = Här läser du in det som var känt om strategins egna indikatorer före den första omgången, till exempel ur en äldre enkät. Värdena visas som mätningen före och följer samma regler för små antal som svaren. Det som en kommun själv har lämnat in skrivs aldrig över.
history-none-measured = Strategin har ingen mätning före den första omgången. Lägg till ett utgångsläge (baseline) eller en omgång (cycles_by_hand) i strategins fil och läs in den.
history-read-in = Inläst
history-measured = { $cycle }, läget { $day }
history-there = { $n ->
    [one] 1 värde
   *[other] { $n } värden
} om { $organisations ->
    [one] 1 organisation
   *[other] { $organisations } organisationer
}
history-fill = Fyll i en tabell
history-fill-what = Tabellen har en rad för varje indikator och kommun som inte har svarat själv. Skriv värdet, och lämna resten av raderna tomma. En tom rad ändrar ingenting.
history-template-xlsx = Hämta tabellen som Excel
history-template-csv = Hämta tabellen som CSV
history-send = Läs in tabellen
history-formats = Filen är en Excel-arbetsbok (.xlsx) eller CSV med kolumnerna kommunkod eller kommun, indikator, omgång och värde. Kolumnerna rad, status och kommentar får finnas. Ett värde skrivs i en cell: Ja, 12, 4 av 12, Uppgift saknas. Du får först se vad varje rad blir.
history-the-file = Fil med tidigare värden
history-source-what = Den visas där någon frågar var siffran kommer ifrån.
history-preview = Värdena i filen
history-wrong = Det här läses inte in
history-changes = Värden som är nya eller ändras
history-line = Rad
history-about = Om
history-follows = Följer av ett annat värde
history-whom = { $name }, { $cycle }
history-cell = { $cell }, { $column }
history-same = { $n ->
    [one] 1 värde finns redan.
   *[other] { $n } värden finns redan.
}
history-empty = { $n ->
    [one] 1 rad är tom.
   *[other] { $n } rader är tomma.
}
history-take-in = { $n ->
    [one] Läs in 1 värde
   *[other] Läs in { $n } värden
}
history-done = { $n ->
    [one] 1 värde är inläst.
   *[other] { $n } värden är inlästa.
}
history-no-table = Filen har ingen rad med kolumnerna kommun eller kommunkod, indikator, omgång och värde. Rätta rubrikerna, eller hämta tabellen och fyll i den.
history-no-period = ”{ $found }” är ingen mätning i strategin. Skriv { $some ->
    [yes] någon av { $allowed }
   *[no] en omgång före den första
}.
history-period-run = Omgången { $cycle } är ingen tidigare mätning: den är frågad, låst eller ligger framåt. Där kommer värdena från dem som svarar.
history-nobody = ”{ $found }” är ingen kommun i länet det året. Skriv kommunens namn eller fyrsiffriga kod.
history-whom-differs = Koden { $code } och namnet { $name } är inte samma kommun. Rätta den ena.
history-no-indicator = ”{ $found }” är ingen indikator som fanns { $cycle }. Skriv koden som den står bland frågor och mål.
history-computed = { $code } räknas fram eller hämtas ur en publicerad serie. Läs in serien i stället.
history-of-region = { $code } har ett värde för hela länet. Skriv regionen i kolumnen kommun.
history-of-municipalities = { $code } har ett värde för varje kommun. Skriv en kommun.
history-no-row = ”{ $found }” är ingen rad i { $code }. Skriv någon av { $allowed }.
history-no-rows = { $code } har inga rader. Ta bort ”{ $found }”.
history-twice = Samma värde står på en tidigare rad. Ta bort det ena.
history-answered = { $who } har själv lämnat in svar för { $cycle }. De skrivs inte över. Be om en komplettering om något är fel.
history-share = ”{ $found }” är inte två tal. Skriv till exempel 4 av 12.
history-share-said = { $numerator } av { $denominator }
history-hint-whole = Ett heltal
history-hint-share = { $numerator } av { $denominator }, till exempel 4 av 12
history-hint-choices = Alla som gäller, med semikolon emellan: { $options }
history-hint-words = Ord
history-head-code = Kommunkod
history-head-name = Kommun
history-head-indicator = Indikator
history-head-title = Fråga
history-head-row = Rad
history-head-period = Omgång
history-head-value = Värde
history-head-hint = Så skriver du
history-head-status = Status
history-head-comment = Kommentar
history-sheet = Tidigare mätningar
history-table-title = Tidigare mätningar: { $strategy }
history-guide = Skriv värdet i kolumnen Värde. Status är tom, Uppskattat, Uppgift saknas eller Gäller inte. En tom rad ändrar ingenting.
history-file = tidigare-matningar-{ $strategy }
review-source-history = Tidigare mätning, inläst ur: { $source }.
cli-history-imported = { $changed } av { $n } värden är nya eller ändrade.
cli-history-tried = Ingenting har sparats: { $changed } av { $n } värden skulle vara nya eller ändrade.

# Skrivbordet: Personer och förvaltning
menu-service = Förvaltning
people-title = Personer
people-lacking = { $n ->
    [0] Alla { $of } organisationer har någon som svarar.
    [one] En av { $of } organisationer saknar uppgiftslämnare. Den står först i listan.
   *[other] { $n } av { $of } organisationer saknar uppgiftslämnare. De står först i listan.
}
people-organisations = De som svarar
people-organisation = Organisation
people-who = Uppgiftslämnare och ersättare
people-mailbox = Registratorns brevlåda
people-mailbox-add = Ange brevlåda
people-mailbox-what = En funktionsadress, till exempel kommunens registrator, som får en kvittens när svaren har lämnats in, och en fråga före en omgång när ingen uppgiftslämnare har bekräftat. Lämna fältet tomt om ingen finns. Skriv aldrig en persons adress här.
people-mailbox-address = Funktionsadress (valfritt)
people-lacks = Ingen uppgiftslämnare
people-invite-contact = Bjud in uppgiftslämnare
people-region = Regionen
people-councils = Samverkansråd
people-councils-none = Ingen är inbjuden att granska för ett samverkansråd.
people-owners-by = Uppföljningsansvariga och administratörer bjuds in av regionens administratör.
people-recipients = Sändlista
people-recipients-none = Ingen står på sändlistan än.
people-recipients-change = Ändra sändlistan
people-recipients-what = De som ska ha rapporten när den är publicerad. De får ett mejl med länken när regionens utgåva publiceras första gången. Använd funktionsadresser.
people-recipients-list = Mottagare
people-recipients-how = En mottagare per rad: namn, semikolon, adress. Till exempel: Länsstyrelsen i Örebro län; funktion@lansstyrelsen.example
people-save = Spara
people-back = Personer
people-person = Konto
people-roles = Roller
people-no-roles = Ingen roll nu
people-elsewhere = Personen har också roller som inte är dina att avsluta. Därför kan du inte stänga kontot eller glömma personen; det gör den som är administratör där.
people-account = Kontot
people-not = Nej, gå tillbaka
people-confirmed = Bekräftad den { $date }
people-not-confirmed = Inte bekräftad. Inbjuden den { $date }
people-since = har rollen sedan { $date }
people-seen = Senast inloggad den { $date }
people-not-seen = Har inte loggat in än
people-to-successor = Lämnar över till en efterträdare som inte har loggat in än
people-will-take-over = Tar över vid första inloggningen
people-took-over = Tog över efter en tidigare uppgiftslämnare
people-mail-failed = Senaste mejlet kom inte fram ({ $code }), den { $date }
people-mail-unknown = Ingen vet om senaste mejlet kom fram, den { $date }
people-mail-waits = Ett mejl är på väg
people-shut = Kontot är stängt
people-second = { $has ->
    [yes] Loggar in i två steg
   *[no] Har inte kopplat någon app för inloggning i två steg
}
people-held = Har försökt för många gånger och släpps in igen efter { $time }
people-ended = Upphör den { $date }
people-invite = Bjud in en person
people-invite-what = Personen får genast ett mejl som säger vilken roll det gäller och hur man loggar in. Inbjudan gäller tills du avslutar rollen.
people-invite-send = Skicka inbjudan
people-as = Som
people-choose = Välj
people-role = { $role ->
    [uppgiftslamnare] Uppgiftslämnare
    [ersattare] Ersättare
    [granskare] Samverkansråd
    [uppfoljningsansvarig] Uppföljningsansvarig
   *[administrator] Administratör
}
people-role-what = { $role ->
    [uppgiftslamnare] Fyller i och lämnar in organisationens svar, bjuder in ersättare och lämnar över.
    [ersattare] Fyller i och lämnar in samma svar, men bjuder inte in någon.
    [granskare] Hör till ett samverkansråd. Utkast läses och kommenteras med rådets länk, som skickas från Rapporten.
    [uppfoljningsansvarig] Driver uppföljningen: granskar, skriver, låser och publicerar. Loggar in i två steg.
   *[administrator] Sköter konton och tjänsten, och kan allt som en uppföljningsansvarig kan. Loggar in i två steg.
}
people-no-organisation = Välj en organisation i listan.
people-done-invited = Inbjudan är på väg.
people-done-invited-several = { $n ->
    [one] En inbjudan är på väg.
   *[other] { $n } inbjudningar är på väg.
}
people-done-again = Inbjudan är på väg en gång till.
people-done-ended = Rollen är avslutad.
people-done-shut = Kontot är stängt.
people-done-opened = Kontot är öppet igen.
people-done-forgotten = Personen är glömd.
people-done-reset = Det andra steget är borttaget. En ny app kopplas vid nästa inloggning.
people-done-let-in = Spärren är borta. Personen kan försöka igen nu.
people-done-mailbox = Brevlådan är sparad.
people-done-recipients = Sändlistan är sparad.
people-act = { $act ->
    [again] Skicka inbjudan igen
    [end] Avsluta rollen
    [shut] Stäng kontot
    [open] Öppna kontot igen
    [forget] Glöm personen
    [reset] Ta bort det andra steget
   *[let-in] Släpp in igen
}
people-act-button = { $act ->
    [again] Skicka inbjudan
    [end] Avsluta rollen
    [shut] Stäng kontot
    [open] Öppna kontot
    [forget] Glöm personen för gott
    [reset] Ta bort det andra steget
   *[let-in] Släpp in igen
}
people-act-happens = { $act ->
    [again] Samma mejl går ut en gång till, till samma adress. Den tidigare inbjudan gäller fortfarande.
    [end] Personen kan inte längre göra något i den här rollen. Svar som har lämnats in och utkast som har sparats ligger kvar hos organisationen. Vill du ge rollen tillbaka bjuder du in personen igen.
    [shut] Ingen kan logga in med kontot, och den som är inloggad loggas ut. Rollerna ligger kvar, och kontot kan öppnas igen.
    [open] Personen kan logga in igen, i de roller som finns kvar.
    [forget] Adressen, lösenordet, appen, inloggningarna och mejlen till personen tas bort, och rollerna avslutas. Det går inte att ångra. Det som har gjorts står kvar: inlämnade svar, utkast, texter, utgåvor och händelseloggen. Där står ett nummer och en roll, aldrig vem det var.
    [reset] Appen som visar koder kopplas bort och personen loggas ut överallt. Vid nästa inloggning kopplas en ny app. Gör det bara när du vet att det är rätt person som ber om det.
   *[let-in] Personen har skrivit fel kod eller lösenord för många gånger, eller bett om för många koder. Räkningen börjar om, så att det går att försöka igen nu. Gör det bara när du vet att det är rätt person som ber om det.
}
people-several = Bjud in flera uppgiftslämnare
people-several-what = Ange en adress per organisation. Du får se vad som kommer att hända innan något skickas.
people-several-list = Klistra in en lista
people-several-how = En per rad: kod eller namn, semikolon, adress. Till exempel: 1880; namn@kommun.se
people-several-each = Eller skriv adressen vid namnet
people-several-look = Visa vad som händer
people-several-preview = Så förstår vi listan
people-several-preview-what = Inget är skickat än. Läs igenom raderna och skicka, eller gå tillbaka och ändra.
people-several-happens = Vad som händer
people-several-send = { $n ->
    [one] Skicka en inbjudan
   *[other] Skicka { $n } inbjudningar
}
people-several-left-out = { $n ->
    [one] En rad leder inte till någon inbjudan. Varför står på raden.
   *[other] { $n } rader leder inte till någon inbjudan. Varför står på raderna.
}
people-several-change = Ändra listan
people-line = { $says ->
    [invites] Bjuds in som uppgiftslämnare
    [another] Bjuds in, utöver den uppgiftslämnare som finns
    [has-role] Är redan uppgiftslämnare eller ersättare
    [twice] Samma rad står tidigare i listan
    [no-organisation] Ingen organisation som deltar heter så
    [no-address] Ingen e-postadress på raden
   *[shut] Kontot med den adressen är stängt
}
contacts-nobody = Ingen i listan kan bjudas in. Skriv en organisation och en adress på varje rad.
contacts-many = Listan är för lång. Skriv högst { $max } rader åt gången.
recipients-line = Rad { $row } går inte att läsa: ”{ $line }”. Skriv namn, semikolon och adress.
recipients-many = Sändlistan är för lång. Skriv högst { $max } mottagare.
people-register = I registret
people-register-code = Kod { $code }
people-register-how = Namn, sammanslagningar och nya koder kommer ur kommunregistret och ändras inte här. Administratören för in dem med kommandona malspar register rename och malspar register succeed.
people-name = { $name }
people-name-from = { $name }, från och med { $date }
people-formerly = Tog över efter { $code } den { $date }
people-became = Övergick i { $code } den { $date }
mail-trial-subject = Provmejl från Målspår
mail-trial = Det här är ett provmejl. När du läser det når mejl från tjänsten fram till dig.
    Så står det till med tjänsten: { $url }
    Du behöver inte göra något mer.
govern-title = Förvaltning
govern-menu-all = Översikt
govern-menu-accounts = Konton
govern-menu-trail = Händelselogg
govern-menu-jobs = Jobb
govern-menu-checks = Drift
govern-checks-count = { $wrong } fel, { $look } att se över, { $good } i ordning
govern-jobs-count = { $waiting } väntar eller pågår, { $failed } har misslyckats
govern-accounts-count = { $n ->
    [one] Ett konto
   *[other] { $n } konton
}
govern-trail-what = Vad som har gjorts, i vilken roll och när.
govern-regions = Regioner
govern-regions-how = En region finns när den har en strategi. Lägg till en ny på servern med malspar strategy import, och bjud sedan in dess administratör med malspar account add.
govern-accounts = Konton
govern-accounts-what = Alla som kan logga in i det som är ditt att förvalta. Uppgiftslämnare bjuds in under strategins Personer.
govern-invite = Bjud in uppföljningsansvarig eller administratör
govern-invite-what = Personen får genast ett mejl som säger vilken roll det gäller och hur man loggar in. Vid första inloggningen kopplas en app för inloggning i två steg.
govern-place = För
govern-no-place = Välj en region eller strategi i listan.
govern-everywhere = { $region }: alla strategier
govern-second-head = Två steg
govern-second = { $has ->
    [yes] Ja
   *[no] Nej
}
trail-title = Händelselogg
trail-what = Nyast först. Loggen säger konto och roll, aldrig namn eller adress. Inget i den kan ändras.
trail-part = Du ser det som hör till din region.
trail-verify = Kontrollera att loggen är hel
trail-act = Händelse
trail-subject = Vad det gäller
trail-role = Roll
trail-any-role = Alla roller
trail-account = Konto
trail-from = Från och med
trail-to = Till och med
trail-search = Sök
trail-none = Inga händelser stämmer med sökningen.
trail-table = Ladda ner det som hittades (CSV)
trail-table-goes-on = Här slutar tabellen: den rymmer { $n } händelser och det finns fler. Sök på färre dagar för att få resten.
trail-when = När
trail-by = Av
trail-number = Nummer
trail-details = Uppgifter
trail-numbered = nr { $n }
trail-time = { $date } { $time }
trail-account-short = konto …{ $id }
trail-newer = Nyare
trail-older = Äldre
trail-file = handelselogg
trail-no-day = Skriv dagen som år-månad-dag, till exempel 2026-03-31.
trail-no-account = Skriv hela kontots nummer, så som det står i loggen.
trail-role-name = { $role ->
    [municipal_contact] Uppgiftslämnare
    [strategy_owner] Uppföljningsansvarig
    [council_reviewer] Samverkansråd
    [administrator] Administratör
   *[system] Tjänsten själv
}
trail-act-name = { $act ->
    [account-invite] Inbjudan
    [account-invite-again] Inbjudan skickad igen
    [account-confirm] Roll bekräftad
    [account-hand-over] Uppdrag lämnas över
    [account-taken-over] Uppdrag övertaget
    [account-no-successor] Efterträdare struken
    [account-end] Roll avslutad
    [account-disable] Konto stängt
    [account-enable] Konto öppnat
    [account-forget] Person glömd
    [account-let-in] Spärr borttagen
    [account-password] Lösenord satt
    [account-no-password] Lösenord borttaget
    [account-second-factor] Andra steget kopplat
    [account-no-second-factor] Andra steget borttaget
    [organisation-registrar] Registratorns brevlåda
    [strategy-recipients] Sändlista
    [strategy-import] Strategi inläst
    [cycle-move] Omgång flyttad
    [schedule-add] Schema tillagt
    [schedule-change] Schema ändrat
    [schedule-rest] Schema vilar eller fortsätter
    [schedule-end] Schema borttaget
    [report-drafts] Utkast till kommunernas rapporter
    [draft-begin] Svar påbörjade
    [form-import] Formulär inläst
    [submission-submit] Svar inlämnade
    [submission-return] Komplettering begärd
    [submission-approve] Svar granskade
    [submission-decline] Avstår
    [submission-extend] Anstånd
    [submission-ask-for-time] Anstånd begärt
    [submission-reopen] Svar öppnade igen
    [edition-seal] Utgåva låst
    [edition-publish] Utgåva publicerad
    [edition-withdraw] Utgåva återkallad
    [share-make] Delningslänk skapad
    [share-revoke] Delningslänk återkallad
    [calendar-make] Kalenderlänk skapad
    [calendar-end] Kalenderlänk avslutad
    [narratives-import] Texter inlästa
    [register-load] Register inläst
    [register-rename] Nytt namn i registret
    [register-succeed] Sammanslagning i registret
    [series-import] Siffror inlästa
    [history-import] Tidigare mätningar inlästa
    [report-draft] Rapportutkast gjort
    [job-again] Jobb körs igen
    [cycle-ask-contacts] Fråga till uppgiftslämnare
    [cycle-ask-registrars] Fråga till registratorer
    [cycle-digest] Lägesmejl till uppföljningsansvariga
    [report-tell-owners] Mejl om rapportutkast
    [mail-again] Mejl skickat igen
    [mail-bounce] Mejl som studsade
    [mail-trial] Provmejl
    [catalogue-draft] Katalogutkast ändrat
    [catalogue-draft-remove] Borttaget ur katalogutkast
    [catalogue-draft-drop] Katalogutkast slängt
    [cycle-note] Anteckning
    [cycle-preflight] Punkt i förberedelserna
    [cycle-remind] Påminnelse
    [submission-refuse-time] Anstånd inte givet
    [submission-lock] Svar stängda igen
    [text-write] Text skriven
    [text-confirm] Text genomläst
    [consultation-open] Synpunktsrunda öppnad
    [consultation-move] Sista dag för synpunkter ändrad
    [consultation-comment] Synpunkt från ett råd
    [consultation-reply] Synpunkt besvarad
    [consultation-take] Synpunkt tagen till rapporten
    [edition-own-stopped] Låsning av kommunernas utgåvor avbruten
    [edition-plan] Publicering planerad
    [register-region] Region i registret
    [database-example] Exempeldata
   *[other] { $code }
}
trail-whole = Loggen är hel: alla { $n } händelser följer på varandra som de skrevs.
trail-head = Så slutar den nu:
trail-head-what = Spara raden utanför tjänsten, till exempel i diariet. Med den kan vem som helst senare visa att inget dessförinnan har ändrats (malspar audit verify).
trail-broken-what = Ändra inget. Ta en kopia av databasen som den är, och hör av dig till den som driver tjänsten.
jobs-title = Jobb
jobs-what = Det som tjänsten gör på egen hand, när någon har bett om det eller tidsplanen säger det. Ett jobb som inte går försöks fem gånger, med allt längre mellanrum. Öppna ett jobb för att se vad det gjorde.
jobs-which = Vilka jobb
jobs-all = Alla
jobs-older = Äldre jobb
job-back = Till alla jobb
job-back-plan = Till tidsplanen
job-by = Av
job-by-whom = { $by ->
    [clock] tidsplanen
   *[person] någons åtgärd
}
job-begun = Senast påbörjat
job-ended = Avslutat
job-tried = Försök
job-log = Logg
job-log-none = Inget har hänt än.
job-happened = Vad som hände
job-note = { $what ->
    [letters] Mejl som skrevs: { $mails }. Organisationer som fick dem: { $organisations }.
    [left-out] Ingen adress finns till { $who }. Dit gick inget mejl.
    [too-late] Det var för sent: det behövdes inte längre när jobbet gjordes.
    [drafts] { $n ->
        [one] Ett utkast togs fram
       *[other] { $n } utkast togs fram
    }, och { $mails ->
        [0] ingen behövde få mejl.
        [one] ett mejl skrevs.
       *[other] { $mails } mejl skrevs.
    }
    [municipal-drafts] { $n ->
        [one] Ett utkast till en kommuns egen rapport togs fram.
       *[other] { $n } utkast till kommunernas egna rapporter togs fram.
    }
    [pruned] Gallrat: { $sessions } inloggningar, { $links } inloggningslänkar, { $attempts } inloggningsförsök, { $mails } mejl, { $uploads } uppladdade filer och { $jobs } jobb. { $emptied } mejl har fått sitt innehåll borttaget.
   *[failed] Försök { $attempt } gick inte: { $error }
}
jobs-none = Inga jobb än.
jobs-job = Jobb
jobs-asked = Beställt
jobs-standing = Läge
jobs-kind = { $kind ->
    [prepare_drafts] Rapportutkast
    [prepare_municipal_drafts] Utkast till kommunernas egna rapporter
    [confirm_contacts] Fråga till uppgiftslämnarna
    [ask_registrar] Fråga till registratorerna
    [remind] Påminnelse
    [digest] Lägesrapport till uppföljningsansvarig
    [prune] Gallring
   *[other] Ett jobb som en nyare version känner till
}
jobs-state = { $state ->
    [waiting] Väntar
    [running] Pågår
    [done] Klart
   *[failed] Misslyckades
}
jobs-attempts = { $n ->
    [0] Inget försök än
    [one] Ett försök
   *[other] { $n } försök
}
jobs-again = Kör igen
jobs-done-again = Jobbet körs igen från början.
job-not-failed = Jobbet väntar redan, pågår eller är klart. Det som har misslyckats kan köras igen.
checks-title = Drift
checks-about = Så står det till med tjänsten just nu. Hemligheter visas aldrig här.
checks-head-what = Vad
checks-head-how = Läge
checks-head-said = Hur det är, och vad som ska göras
checks-verdict = { $verdict ->
    [good] I ordning
    [look] Att se över
   *[wrong] Fel
}
checks-what = { $what ->
    [address] Adress
    [mail] Mejl
    [key] Nyckel för utgåvor
    [backup] Säkerhetskopia
    [database] Databas
    [schema] Databasens form
    [guards] Spärrar mot ändringar
    [jobs] Jobb
    [proxy] Proxy
   *[contact] Kontaktadress
}
checks-example = Det här är en demonstration med påhittade svar, så det behövs inte.
checks-address = Tjänsten nås på { $address }.
checks-address-plain = Tjänsten nås på { $address }, utan kryptering. Sätt en proxy med https framför och ändra address.
checks-address-none = Ingen adress är satt, så utgåvor kan inte säga var de finns på webben. Sätt address.
checks-mail = Mejlservern är angiven.
checks-mail-sent = Senast skickat { $time }.
checks-mail-none-sent = Inget mejl har skickats än. Skicka ett provmejl.
checks-mail-failed = Senast misslyckat { $time } ({ $code }). Se vilken adress det gäller under Personer, och mejlserverns egen logg.
checks-mail-waits = { $n ->
    [one] Ett mejl väntar sedan { $time }. Väntar det länge: kontrollera smtp_url och att mejlservern svarar.
   *[other] { $n } mejl väntar, det äldsta sedan { $time }. Väntar de länge: kontrollera smtp_url och att mejlservern svarar.
}
checks-mail-no-server = { $n ->
    [0] Ingen mejlserver är angiven: ingen kan logga in med kod. Sätt smtp_url och mail_from.
    [one] Ingen mejlserver är angiven: ingen kan logga in med kod, och ett mejl väntar. Sätt smtp_url och mail_from.
   *[other] Ingen mejlserver är angiven: ingen kan logga in med kod, och { $n } mejl väntar. Sätt smtp_url och mail_from.
}
checks-key = Nyckeln finns och kan läsas av tjänsten ensam. Den öppna nyckelns id är { $id }.
checks-key-is = { $is ->
    [example] Exempeldata låses med en nyckel som inte bevisar något.
    [not-yet] Ingen nyckel finns än. Den skapas när den första utgåvan låses; se till att mappen för nycklar säkerhetskopieras för sig.
    [gone] Nyckeln saknas, fast det finns utgåvor som är låsta med en. Lägg tillbaka nyckelfilen från dess säkerhetskopia.
    [open] Andra på servern kan läsa nyckelfilen, och låsa i regionens namn. Ändra rättigheterna så att bara tjänsten kan läsa den (0600), och byt nyckel om du inte vet vem som har läst den.
   *[unusable] Nyckelfilen går inte att läsa. Lägg tillbaka den från dess säkerhetskopia; skälet står i tjänstens logg.
}
checks-backup = { $old ->
    [yes] Senast kopierad { $time } ({ $n } rader). Det är mer än två dygn sedan: se till att malspar backup körs varje natt.
   *[no] Senast kopierad { $time } ({ $n } rader).
}
checks-backup-none = Databasen har aldrig kopierats. Låt malspar backup köras varje natt, till en annan disk.
checks-backup-server = PostgreSQL kopieras med sina egna program (pg_dump), och när det senast gjordes kan tjänsten inte veta. Kontrollera det där.
checks-database = { $kind } { $version }.
checks-schema = Databasen har den form som den här versionen behöver.
checks-schema-behind = { $n ->
    [one] Ett steg saknas. Stanna tjänsten och kör malspar migrate.
   *[other] { $n } steg saknas. Stanna tjänsten och kör malspar migrate.
}
checks-schema-newer = En nyare version har använt databasen. Kör den versionen.
checks-guards = { $stand ->
    [yes] Databasen själv hindrar att lämnade svar, utgåvor och händelseloggen ändras.
   *[no] En spärr saknas, så det som aldrig får ändras går att ändra. Stanna tjänsten och kör malspar migrate.
}
checks-jobs = { $n ->
    [0] Inget jobb har misslyckats.
    [one] Ett jobb har misslyckats. Se varför under Jobb, och kör det igen.
   *[other] { $n } jobb har misslyckats. Se varför under Jobb, och kör dem igen.
}
checks-proxy = { $is ->
    [lacks] Adressen är https men ingen proxy är angiven, så alla räknas som om de kom från samma plats. Sätt trusted_proxies.
   *[good] Tjänsten vet varifrån människor kommer.
}
checks-contact = Frågor går till { $address }.
checks-contact-none = Ingen funktionsadress är satt, så sidorna kan inte säga vem man frågar. Sätt contact.
checks-try-mail = Prova mejlen
checks-try-mail-what = Ett kort mejl skickas till dig själv. Kommer det fram fungerar inbjudningar och koder.
checks-try-mail-send = Skicka provmejl till mig
checks-mail-on-its-way = Provmejlet är på väg. Läs in sidan igen om en stund för att se hur det gick.

# Mejl som tjänsten skickar av sig själv
mail-confirm-subject = Är du fortfarande uppgiftslämnare för { $organisation }?
mail-confirm = Den { $opens_on } öppnar { $cycle }.
    Bekräfta med ett klick eller lämna över till en kollega: { $url }
    { $registrar ->
        [yes] Svarar du inte mejlar vi kommunens registrator.
       *[no] Svarar du inte hör vi av oss till kommunen på annat sätt.
    }
mail-registrar-subject = Vem är uppgiftslämnare för { $organisation }? { $cycle } öppnar { $opens_on }
mail-registrar = Den { $opens_on } öppnar { $cycle } av { $strategy }, och vi vet inte vem som svarar för kommunen.
    { $contact ->
        [yes] Uppgiftslämnaren har fått frågan om uppdraget gäller än, men inte svarat. Skicka gärna frågan vidare; den bekräftas här: { $url }
       *[no] Vi har ingen uppgiftslämnare att skriva till. Så här går uppföljningen till: { $url }
    }
    Är det någon annan som ska svara, meddela { $whom } till vilken e-postadress vi kan skicka en inbjudan.
    { $sender }. Mejlet går till registratorn för { $organisation }.
mail-receipt-subject = Kvittens: svar från { $organisation } inlämnade { $submitted_on }
mail-receipt = { $numbered ->
        [yes] Svaren har kommit in till regionen och är en allmän handling, dnr { $number }.
       *[no] Svaren har kommit in till regionen och är en allmän handling.
    }
    Hela kvittensen med alla svar finns för uppgiftslämnaren att läsa och skriva ut: { $url }
    { $late ->
        [yes] Nästa steg: vi granskar och hör av oss.
       *[no] Nästa steg: vi granskar och hör av oss senast { $review_by }.
    }
    { $sender }. Mejlet är en kopia till registratorn och gäller svaren från { $organisation }.
mail-draft-ready-subject = Utkast till rapport att granska: { $cycle }
mail-draft-ready = Utkastet är framtaget med svar från { $n } av { $of } kommuner: { $url }
    Kvar att göra: { $open_items }.
    Ingenting skickas eller publiceras förrän du låser utgåvan och sedan väljer ”Publicera”.
    { $sender }. Du får mejlet som uppföljningsansvarig för { $strategy }.
mail-draft-left = { $what ->
    [seal-unchecked] { $n } svar att granska
    [seal-returned] { $n ->
        [one] en komplettering som inte har kommit
       *[other] { $n } kompletteringar som inte har kommit
    }
    [seal-reopened] { $n } svar som är öppna igen
    [seal-silent] { $n } som inte har svarat
    [seal-no-analysis] { $n } mål utan analys
   *[seal-no-registry-number] diarienumret saknas
}
mail-draft-left-nothing = ingenting
mail-published-subject = Ny rapport: { $cycle } av { $strategy }
mail-published = Uppföljningsrapporten är publicerad som webbsida och pdf: { $url }
    Det viktigaste: { $headline }
    { $numbered ->
        [yes] Dnr { $number }, utgåva { $edition }.
       *[no] Utgåva { $edition }.
    } Mejlet går till { $organisation }, som står på strategins sändlista; ändra mottagare via { $whom }.
    { $unit }
mail-digest-subject = Läget i { $cycle }: { $n } av { $of } kommuner har lämnat in
mail-digest = Kommunerna: { $stands }.
    Att se till: { $left }.
    Allt finns på skrivbordet: { $url }
    { $sender }. Du får mejlet som uppföljningsansvarig för { $strategy }.
mail-digest-item = { $what ->
    [handed-in] { $n } har lämnat in
    [returned] { $n } ska komplettera
    [begun] { $n } har börjat
    [not-begun] { $n } har inte börjat
    [declined] { $n } avstår
    [extended] { $n } har anstånd
    [check] { $n } svar att granska
    [requests] { $n } begärda anstånd att svara på
    [unconfirmed] { $n } kommuner utan bekräftad uppgiftslämnare
   *[lost] { $n } mejl som kanske inte har kommit fram
}
mail-digest-nothing = ingenting just nu

# Skrivbordet: Mejl som inte kom fram
desk-menu-mails = Mejl
lost-mails-title = Mejl som inte kom fram
lost-mails-what = Här står mejl i uppföljningen som mejlservern har avvisat, eller som ingen vet om de kom fram. Tjänsten skickar dem aldrig igen av sig själv.
lost-mails-what-service = Här står mejl som mejlservern har avvisat, eller som ingen vet om de kom fram. Tjänsten skickar dem aldrig igen av sig själv. Koder för inloggning finns inte med: den som inte fick sin kod ber om en ny.
lost-mails-counts = De senaste 90 dagarna: { $sent } skickade, { $waiting } på väg.
lost-mails-none = Det finns inga sådana mejl.
lost-mails-more = Bara de { $n } senaste visas.
lost-mails-to = Till
lost-mails-about = Ämne
lost-mails-how = Vad som hände
lost-mails-state = { $state ->
    [failed] Avvisat
   *[unknown] Okänt om det kom fram
}
lost-mails-said = Mejlservern svarade: { $said }
lost-mails-stopped = Tjänsten stannade medan mejlet skickades.
lost-mails-written = Skrivet { $time }
lost-mails-again = Skicka igen
lost-mails-again-unknown = Kom det fram ändå får mottagaren det två gånger.
lost-mails-done = Mejlet är på väg igen. Läs in sidan om en stund för att se hur det gick.
lost-mails-link = { $n ->
    [one] Ett mejl kom kanske inte fram. Se vilket.
   *[other] { $n } mejl kom kanske inte fram. Se vilka.
}
mail-again-not = Mejlet har redan skickats igen, eller kommit fram.
mail-again-shut = Kontot är stängt, så det finns ingen att skicka till.
govern-menu-mails = Mejl
govern-menu-schedules = Scheman
govern-schedules = Scheman
govern-schedules-what = Det här gör tjänsten av sig själv, strategi för strategi. Den som ansvarar för en uppföljning lägger till och ändrar scheman i dess tidsplan.
govern-schedules-service = Tjänstens egna

## Tidsplan
desk-menu-plan = Tidsplan
plan-title = Tidsplan
plan-what-it-is = Det här gör tjänsten av sig själv, och de här dagarna gäller. Den låser och publicerar aldrig något.
plan-troubles = Något är dags och går inte att göra. Det försöks igen var tjugonde sekund, och det som kommer efter väntar. Den som driver tjänsten ser mer i loggen.
plan-trouble = { $name }, sedan { $date } { $time }, försökt { $n ->
    [one] en gång
   *[other] { $n } gånger
}: { $error }
plan-coming = Det som kommer
plan-by-hand = Strategin har inget intervall. Dess uppföljningar öppnas för hand, eller av ett schema här nedanför.
plan-nothing = Inget är planerat.
plan-when = När
plan-event = Vad
plan-by-itself = Görs av tjänsten
plan-schedules = Egna scheman
plan-no-schedules = Ingen har lagt till något utöver det som följer av strategin.
plan-rests = Vilar
plan-pause = Låt vila
plan-resume = Fortsätt
plan-end = Ta bort
plan-new = Lägg till ett schema
plan-which-days = Vilka dagar
plan-day = { $day ->
    [vardagar] Måndag till fredag
    [alla] Varje dag
    [veckodagar] Vissa veckodagar
   *[datum] Vissa dagar i månaden
}
plan-weekdays-which = Veckodagar
plan-weekdays = Välj minst en veckodag.
plan-dates-which = Dagar i månaden
plan-dates-how = Till exempel 1, 15 eller 1–7.
plan-dates = Skriv vilka dagar i månaden det gäller, till exempel 1, 15. De går från 1 till 31.
plan-never = Det finns ingen sådan dag. Kontrollera dag, månad och år.
plan-months-which = Månader
plan-months-how = Välj ingen för varje månad.
plan-years-which = År
plan-years-how = Tomt för varje år. Annars till exempel 2026, 2028, 2030.
plan-years-step = Hur ofta
plan-year-step = { $step ->
    [1] De år som står ovan
    [2] Vartannat år från det första
    [3] Vart tredje år från det första
   *[4] Vart fjärde år från det första
}
plan-years-wrong = Skriv åren med fyra siffror, till exempel 2026, 2028 eller 2026–2030. De går från 2000 till 2100.
plan-years-from = Skriv ett enda år att börja med, eller en period som 2026–2030. Räknar du upp åren, välj ”De år som står ovan”.
plan-at = Klockan
plan-day-off = Är dagen ledig
plan-day-off-is = { $rule ->
    [any_day] Görs det ändå
    [next] Görs det nästa arbetsdag
   *[previous] Görs det arbetsdagen före
}
plan-if-missed = Var tjänsten avstängd
plan-missed = { $policy ->
    [once] Görs det en gång när den är igång igen
    [each] Görs varje missat tillfälle, sent
   *[never] Görs det inte
}
plan-more = Fler val
plan-expression = Uttryck i stället för dagar och klockslag
plan-expression-help = Sekund, minut, timme, dag, månad, veckodag och år: 0 0 6 1 3 ? 2026/2 är den 1 mars kl. 06.00 vartannat år från 2026.
plan-look = Visa vad det blir
plan-preview = Så blir schemat
plan-save = Spara schemat
plan-mend = Ändra något först
plan-before = Nu:
plan-change = Ändra
plan-change-one = Ändra schemat: { $what }
plan-cancel = Låt det vara
plan-next = Närmast
plan-group = { $n ->
    [one] ett steg
   *[other] { $n } steg
}
plan-job = { $state ->
    [waiting] Jobbet väntar
    [running] Jobbet pågår
    [done] Logg
   *[failed] Jobbet misslyckades
}
plan-missed-said = { $policy ->
    [once] Missas det görs det en gång, sent.
    [each] Missas det görs varje tillfälle, sent.
   *[never] Missas det görs det inte.
}
plan-extra = Egna tillfällen utöver det
plan-extra-how = Ett på varje rad, med datum och klockslag: 2031-03-03 06:00.
plan-extra-wrong = Rad { $row } går inte att läsa. Skriv datum och klockslag: 2031-03-03 06:00.
plan-zone = Tidszon
plan-zone-how = Det är klockslagen i den som gäller, också när klockan ställs om.
plan-past = Det som har varit
plan-no-past = Inget har gjorts än.
plan-came-to = Hur det gick
plan-became = { $became }, { $date } { $time }
plan-done = { $done ->
    [nytt] Schemat är tillagt.
    [andrat] Schemat är ändrat.
    [vila] Schemat vilar. Det som planeras så länge tas inte igen.
    [fortsatt] Schemat går igen.
   *[bort] Schemat är borttaget. Det som det har gjort står kvar i listan.
}
plan-what = Välj vad som ska göras.
plan-time = Skriv klockslaget med timme och minut, till exempel 07:30.
plan-days = Välj vilka dagar det gäller.
schedule-too-many = Strategin har redan { $max } scheman. Ta bort något som inte behövs.
schedule-duty-by-rule = Det görs redan enligt strategins egen tidsplan.
