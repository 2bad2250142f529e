//! Excel forms out and in. A form that is taken in becomes the organisation's draft; nothing is handed in by it.

use malspar_domain::{
    code::{CycleKey, OrganisationCode, Slug},
    cycle::FollowUpCycle,
    indicator::Indicator,
    lang::Lang,
    role::Actor,
    submission::{Answer, AnswerKey, Answers},
    violation::Violation,
};
use malspar_exchange::form::{self, CellProblem, Form, FormFormat, FormSpec};
use malspar_storage::{AuditEntry, Tx};
use malspar_words::name;

use crate::{App, Error, Result, following::RowName, submissions::Room};

/// What a form says, and what taking it in changes.
#[derive(Debug, Clone)]
pub struct ImportedForm {
    /// The strategy that the form is for.
    pub strategy: Slug,
    /// The cycle that the form is for.
    pub cycle: CycleKey,
    /// The organisation that answers in it.
    pub organisation: OrganisationCode,
    /// How many questions have an answer in the form.
    pub answered: usize,
    /// How many questions there are.
    pub asked: usize,
    /// The questions whose answer is another after it.
    pub changed: Vec<AnswerKey>,
    /// For each of them, in the same order, what it was and what it becomes.
    pub replaced: Vec<Replaced>,
    /// Those of them whose answer somebody else had changed since the form was made.
    pub overwritten: Vec<AnswerKey>,
    /// What to look at once more; it stops nothing.
    pub warnings: Vec<CellProblem>,
}

/// An answer that a form puts in another's place.
#[derive(Debug, Clone)]
pub struct Replaced {
    /// The question.
    pub indicator: Indicator,
    /// Its row.
    pub row: RowName,
    /// What the draft holds, where it holds anything.
    pub before: Option<Answer>,
    /// What it becomes; nothing where it is taken away.
    pub after: Option<Answer>,
}

impl App {
    /// The organisation's form with its draft in it, and last cycle's answers beside.
    pub async fn export_form(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        lang: Lang,
    ) -> Result<Vec<u8>> {
        self.export_form_as(FormFormat::Xlsx, actor, slug, cycle, organisation, lang).await
    }

    /// The same in another format.
    pub async fn export_form_as(
        &self,
        format: FormFormat,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        lang: Lang,
    ) -> Result<Vec<u8>> {
        self.write_form((format, lang), actor, slug, cycle, organisation, None).await
    }

    /// The form as the organisation would have filled it in with `answers`.
    pub async fn filled_form(
        &self,
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        answers: &Answers,
    ) -> Result<Vec<u8>> {
        self.write_form((FormFormat::Xlsx, Lang::Sv), actor, slug, cycle, organisation, Some(answers)).await
    }

    /// An answer in a few words, as it stands in a form beside the question.
    pub fn answer_text(indicator: &Indicator, answer: &Answer, lang: Lang) -> String {
        let comment =
            answer.comment.as_deref().filter(|_| answer.value.is_none() && answer.status.has_value());
        comment.map_or_else(|| form::answer_text(indicator, answer, lang), str::to_owned)
    }

    async fn write_form(
        &self,
        (format, lang): (FormFormat, Lang),
        actor: &Actor,
        slug: &Slug,
        cycle: &CycleKey,
        organisation: &OrganisationCode,
        answers: Option<&Answers>,
    ) -> Result<Vec<u8>> {
        // The region may send a form out, but not read what is written in it before it is handed in.
        let own = actor.may_answer_for(organisation);
        if !own && !actor.may_run_follow_up() {
            return Err(Error::Forbidden("export this organisation's form"));
        }
        let tx = self.store.read().await?;
        let room = Room::open(&tx, actor, slug, cycle).await?;
        let questions = room.questions(organisation)?;
        let draft = if own { tx.draft(&room.scope, cycle, organisation).await? } else { Answers::new() };
        let previous = room.last_answers(&tx, &questions).await?;
        let municipality = room.names.get(organisation).filter(|_| *organisation != room.strategy.region);
        let reporter_name = match municipality {
            Some(municipality) => name::municipality(lang, municipality),
            None => tx.organisation_name(organisation).await?,
        };
        // The last day that holds for this organisation, where it has been given another than all.
        let submission = tx.submission(&room.scope, cycle, organisation).await?;
        let moved = submission.and_then(|own| own.reopened_until.or(own.extended_until));
        let cycle = FollowUpCycle { deadline: moved.unwrap_or(room.cycle.deadline), ..room.cycle.clone() };
        let spec = FormSpec {
            strategy: &room.strategy,
            cycle: &cycle,
            catalogue_version: room.catalogue_version,
            reporter: organisation,
            reporter_name: &reporter_name,
            municipality_names: &room.names,
            questions: &questions,
            answers: answers.unwrap_or(&draft),
            draft: &draft,
            previous: &previous,
            previous_measured_on: room.before.as_ref().map(|b| b.period.measured_on),
            lang,
            example: tx.is_example().await?,
        };
        form::write(&spec, format).map_err(|e| Error::Data(e.to_string()))
    }

    /// Takes a form in as the organisation's draft. With errors in it, all of them come back with their cells and
    /// nothing is stored; with `dry_run` nothing is stored either.
    pub async fn import_form(&self, actor: &Actor, bytes: &[u8], dry_run: bool) -> Result<ImportedForm> {
        let form = form::read(bytes).map_err(Error::Form)?;
        let organisation = &form.identity.organisation;
        if !actor.may_answer_for(organisation) {
            return Err(Error::Forbidden("answer for this organisation"));
        }
        let tx = if dry_run { self.store.read().await? } else { self.store.write().await? };
        let imported = self.take_in(&tx, actor, &form).await?;
        if !dry_run && !imported.changed.is_empty() {
            tx.commit().await?;
        }
        Ok(imported)
    }

    /// Takes a form in, in this transaction. In one that cannot write it is only said what that would change.
    pub(crate) async fn take_in(&self, tx: &Tx, actor: &Actor, form: &Form) -> Result<ImportedForm> {
        let (slug, cycle, organisation) =
            (&form.identity.strategy, &form.identity.cycle, &form.identity.organisation);
        let room = Room::open(tx, actor, slug, cycle).await?;
        check_version(tx, &room, form).await?;
        room.check_open(tx, organisation, self.clock.now()).await?;
        let questions = room.questions(organisation)?;
        let previous = room.last_answers(tx, &questions).await?;
        let series = room.series(tx).await?;
        let context = room.context(organisation, &previous, &series);
        let (answers, problems) = form::interpret(form, &questions, &context);
        let (errors, warnings): (Vec<_>, Vec<_>) = problems.into_iter().partition(|p| p.violation.is_error());
        if !errors.is_empty() {
            return Err(Error::FormCells(errors));
        }
        let draft = tx.draft(&room.scope, cycle, organisation).await?;
        let answered = answers.values().filter(|answer| answer.is_answer()).count();
        let (exported, answers) = form::onto(form, answers, &draft);
        let edit = Edit::of(&exported, &answers, &draft);
        room.check_reopened(tx, organisation, edit.saved.keys().chain(&edit.cleared)).await?;
        if !edit.is_empty() && !tx.is_read_only() {
            self.store_draft(tx, actor, &room, organisation, &edit).await?;
        }
        let changed: Vec<_> = edit.saved.keys().chain(&edit.cleared).cloned().collect();
        let replaced = changed.iter().filter_map(|key| {
            let indicator = room.strategy.indicator(&key.indicator)?.clone();
            let (before, after) = (draft.get(key).cloned(), edit.saved.get(key).cloned());
            Some(Replaced { indicator, row: Self::row_name(&room, organisation, key), before, after })
        });
        Ok(ImportedForm {
            replaced: replaced.collect(),
            strategy: slug.clone(),
            cycle: cycle.clone(),
            organisation: organisation.clone(),
            answered,
            asked: questions.len(),
            changed,
            overwritten: edit.overwritten,
            warnings,
        })
    }

    async fn store_draft(
        &self,
        tx: &Tx,
        actor: &Actor,
        room: &Room,
        organisation: &OrganisationCode,
        edit: &Edit,
    ) -> Result<()> {
        let now = self.clock.now();
        let cycle = &room.cycle.key;
        tx.clear_draft(&room.scope, cycle, organisation, &edit.cleared).await?;
        tx.save_draft(&room.scope, cycle, organisation, &edit.saved, now).await?;
        // A draft is the organisation's own space: the trail says that a form came in, not what it says.
        let entry = AuditEntry::new("form.import", format!("{}/{cycle}/{organisation}", room.strategy.slug));
        Ok(tx.append_audit(&entry, actor, now).await?)
    }
}

/// A form that was made with an earlier version of the catalogue is taken in as long as every question in it is still
/// the same question; a new wording alone refuses nobody's work.
async fn check_version(tx: &Tx, room: &Room, form: &Form) -> Result<()> {
    let (then, now) = (form.identity.catalogue_version, room.catalogue_version);
    if then == now {
        return Ok(());
    }
    let differs = match tx.catalogue_version(&room.scope, then).await {
        Ok(earlier) => {
            room.strategy.asked().any(|i| !earlier.indicator(&i.code).is_some_and(|e| e.asks_the_same(i)))
        }
        Err(malspar_storage::Error::NotFound(_)) => true,
        Err(other) => return Err(other.into()),
    };
    if differs {
        let violation = Violation::error("form", "form-old-version").with("form", then).with("current", now);
        return Err(Error::WrongForm(violation));
    }
    Ok(())
}

/// What a person changed in a form. A form is made from a draft and comes back later: what she left alone is none of
/// her doing, so a colleague's answer from the time between stays.
struct Edit {
    saved: Answers,
    cleared: Vec<AnswerKey>,
    overwritten: Vec<AnswerKey>,
}

impl Edit {
    /// `exported` is what the form held when it was made, `answers` what it holds now, `draft` what it meets.
    fn of(exported: &Answers, answers: &Answers, draft: &Answers) -> Self {
        let touched = |key: &AnswerKey| answers.get(key) != exported.get(key);
        let saved: Answers = answers
            .iter()
            .filter(|(key, answer)| touched(key) && draft.get(*key) != Some(*answer))
            .map(|(key, answer)| (key.clone(), answer.clone()))
            .collect();
        let gone = exported.keys().filter(|key| !answers.contains_key(*key) && draft.contains_key(*key));
        let cleared: Vec<_> = gone.cloned().collect();
        let changed = saved.keys().chain(&cleared);
        let overwritten = changed.filter(|key| draft.get(*key) != exported.get(*key)).cloned().collect();
        Self { saved, cleared, overwritten }
    }

    fn is_empty(&self) -> bool {
        self.saved.is_empty() && self.cleared.is_empty()
    }
}
