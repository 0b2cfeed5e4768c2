import type { Act, Change } from '../history/store.ts';
import { m } from '../paraglide/messages.js';
import { formatRow } from '../ui/format.ts';
import type { Reader } from './said.ts';
import { nameOf } from './tell.ts';

type Say = (said: { who: string; what: string }) => string;
/** What is said of an act, and the tables whose rows name what it was about: the first of them that has any. */
interface Sentence {
	say: Say;
	about: readonly string[];
}

/** Every verb of `routes.ts` that history keeps: a change that nobody can read in words is not told. */
export const sentences: Readonly<Record<string, Sentence>> = {
	'office.found': { say: m.history_did_office_found, about: ['organisation'] },
	'membership.add': { say: m.history_did_membership_add, about: ['membership'] },
	'membership.change-role': { say: m.history_did_membership_change_role, about: ['membership'] },
	'membership.end': { say: m.history_did_membership_end, about: ['membership'] },
	'membership.hand-over': { say: m.history_did_membership_hand_over, about: ['charge', 'invitation', 'membership'] },
	'job.memberships.end': { say: m.history_did_membership_expire, about: ['membership'] },
	'invitation.send': { say: m.history_did_invitation_send, about: ['invitation'] },
	'invitation.resend': { say: m.history_did_invitation_resend, about: ['invitation'] },
	'invitation.withdraw': { say: m.history_did_invitation_withdraw, about: ['invitation'] },
	'invitation.accept': { say: m.history_did_invitation_accept, about: ['membership', 'charge'] },
	'charge.name': { say: m.history_did_charge_name, about: ['charge'] },
	'second-factor.rule': { say: m.history_did_second_factor_rule, about: ['second_factor_rule'] },
	'second-factor.reset': { say: m.history_did_second_factor_reset, about: ['second_factor_reset'] },
	'organisation.create': { say: m.history_did_organisation_create, about: ['organisation'] },
	'organisation.edit': { say: m.history_did_organisation_edit, about: ['organisation'] },
	'person.create': { say: m.history_did_person_create, about: ['person'] },
	'person.edit': { say: m.history_did_person_edit, about: ['person'] },
	'mandate.add': { say: m.history_did_mandate_add, about: ['mandate'] },
	'mandate.edit': { say: m.history_did_mandate_edit, about: ['mandate'] },
	'mandate.remove': { say: m.history_did_mandate_remove, about: ['mandate'] },
	'decision.add': { say: m.history_did_decision_add, about: ['decision'] },
	'decision.save': { say: m.history_did_decision_save, about: ['decision'] },
	'decision.remove': { say: m.history_did_decision_remove, about: ['decision'] },
	'agreement.open': { say: m.history_did_agreement_open, about: ['agreement'] },
	'agreement.edit': { say: m.history_did_agreement_edit, about: ['agreement', 'agreement_field'] },
	'agreement.commit': { say: m.history_did_agreement_commit, about: ['commitment', 'agreement'] },
	'article.add': { say: m.history_did_article_add, about: ['article_text'] },
	'article.move': { say: m.history_did_article_move, about: [] },
	'article.remove': { say: m.history_did_article_remove, about: ['article_text'] },
	'article.edit': { say: m.history_did_article_edit, about: ['article_text'] },
	'agreement.keep-version': { say: m.history_did_agreement_keep_version, about: ['agreement_version'] },
	'agreement.submit': { say: m.history_did_agreement_submit, about: ['agreement_event'] },
	'agreement.withdraw': { say: m.history_did_agreement_withdraw, about: ['agreement_event'] },
	'agreement.adopt': { say: m.history_did_agreement_adopt, about: ['adoption'] },
	'agreement.sign': { say: m.history_did_agreement_sign, about: ['signature'] },
	'agreement.transmit': { say: m.history_did_agreement_transmit, about: ['transmission'] },
	'agreement.enter-force': { say: m.history_did_agreement_enter_force, about: ['agreement_event'] },
	'agreement.amend': { say: m.history_did_agreement_amend, about: ['agreement'] },
	'agreement.event': { say: m.history_did_agreement_event, about: ['agreement_event'] },
	'partnership.create': { say: m.history_did_partnership_create, about: ['partnership'] },
	'partnership.edit': { say: m.history_did_partnership_edit, about: ['partnership', 'party'] },
	'partnership.fields': { say: m.history_did_partnership_fields, about: ['partnership_field'] },
	'partnership.add-person': { say: m.history_did_partnership_add_person, about: ['partnership_person'] },
	'partnership.remove-person': { say: m.history_did_partnership_remove_person, about: ['partnership_person'] },
	'partnership.invite': { say: m.history_did_partnership_invite, about: ['guest'] },
	'partnership.uninvite': { say: m.history_did_partnership_uninvite, about: ['guest'] },
	'partnership.add-event': { say: m.history_did_partnership_add_event, about: ['partnership_event'] },
	'partnership.remove-event': { say: m.history_did_partnership_remove_event, about: ['partnership_event'] },
	'mission.add': { say: m.history_did_mission_add, about: ['mission'] },
	'mission.save': { say: m.history_did_mission_save, about: ['mission', 'mission_place', 'mission_field'] },
	'mission.cancel': { say: m.history_did_mission_cancel, about: ['mission'] },
	'mission.resume': { say: m.history_did_mission_resume, about: ['mission'] },
	'mission.held': { say: m.history_did_mission_held, about: ['mission'] },
	'mission.erase-private': { say: m.history_did_mission_erase_private, about: ['mission'] },
	'job.missions.forget-private': { say: m.history_did_mission_erase_private, about: ['mission'] },
	'mission.budget': { say: m.history_did_mission_budget, about: ['mission_budget'] },
	'delegate.add': { say: m.history_did_delegate_add, about: ['delegate'] },
	'delegate.save': { say: m.history_did_delegate_save, about: ['delegate'] },
	'delegate.move': { say: m.history_did_delegate_move, about: ['delegate'] },
	'delegate.remove': { say: m.history_did_delegate_remove, about: ['delegate'] },
	'leg.save': { say: m.history_did_leg_save, about: ['delegate_leg'] },
	'leg.remove': { say: m.history_did_leg_remove, about: ['delegate_leg'] },
	'support.save': { say: m.history_did_support_save, about: ['mission_support'] },
	'support.remove': { say: m.history_did_support_remove, about: ['mission_support'] },
	'cost.save': { say: m.history_did_cost_save, about: ['mission_cost'] },
	'cost.remove': { say: m.history_did_cost_remove, about: ['mission_cost'] },
	'publication.publish': { say: m.history_did_publication_publish, about: ['partnership', 'public_address', 'document', 'withheld'] },
	'publication.withdraw': { say: m.history_did_publication_withdraw, about: ['partnership'] },
	'file.add': { say: m.history_did_file_add, about: ['file'] },
	'document.describe': { say: m.history_did_document_describe, about: ['document', 'evidence'] },
	'job.files.sweep': { say: m.history_did_file_forget, about: ['file'] },
	'placement.add': { say: m.history_did_placement_add, about: ['placement'] },
	'placement.save': { say: m.history_did_placement_change, about: ['placement'] },
	'placement.papers': { say: m.history_did_placement_change, about: ['placement', 'placement_proof'] },
	'placement.step': { say: m.history_did_placement_step, about: ['placement'] },
	'placement.cancel': { say: m.history_did_placement_cancel, about: ['placement'] },
	'placement.resume': { say: m.history_did_placement_resume, about: ['placement'] },
	'placement.tell': { say: m.history_did_placement_tell, about: ['placement', 'placement_proof'] },
	'placement.unprove': { say: m.history_did_placement_unprove, about: ['placement_proof'] },
	'placement.tasks': { say: m.history_did_placement_tasks, about: ['placement_task'] },
	'placement.task': { say: m.history_did_placement_tasks, about: ['placement_task'] },
	'placement.week': { say: m.history_did_placement_change, about: ['placement_week'] },
	'placement.erase': { say: m.history_did_placement_erase, about: ['placement'] },
	'job.placements.ask-later': { say: m.history_did_placement_asked, about: ['placement'] },
	'job.placements.forget': { say: m.history_did_placement_erase, about: ['placement'] },
	'visitor.add': { say: m.history_did_visitor_add, about: ['visitor'] },
	'visitor.save': { say: m.history_did_visitor_save, about: ['visitor'] },
	'visitor.remove': { say: m.history_did_visitor_remove, about: ['visitor'] },
	'hosting.add': { say: m.history_did_hosting, about: ['host_department'] },
	'hosting.save': { say: m.history_did_hosting, about: ['host_department'] },
	'hosting.places': { say: m.history_did_hosting, about: ['host_places'] },
	'hosting.remove-places': { say: m.history_did_hosting, about: ['host_places'] },
	'proposal.propose': { say: m.history_did_proposal_propose, about: ['proposal'] },
	'proposal.confirm': { say: m.history_did_proposal_confirm, about: ['proposal', 'proposal_answer'] },
	'proposal.refuse': { say: m.history_did_proposal_refuse, about: ['proposal'] },
	'proposal.withdraw': { say: m.history_did_proposal_withdraw, about: ['proposal'] },
	'joining.answer': { say: m.history_did_joining_answer, about: ['joining_answer'] },
	'document.add': { say: m.history_did_document_add, about: ['document'] },
	'document.edit': { say: m.history_did_document_edit, about: ['document', 'evidence'] },
	'document.remove': { say: m.history_did_document_remove, about: ['document'] },
	'person.merge': { say: m.history_did_person_merge, about: ['person'] },
	'organisation.merge': { say: m.history_did_organisation_merge, about: ['organisation'] },
	'merge.undo': { say: m.history_did_merge_undo, about: ['person', 'organisation'] },
	'person.delete': { say: m.history_did_person_delete, about: ['person'] },
	'organisation.delete': { say: m.history_did_organisation_delete, about: ['organisation'] },
	'person.object': { say: m.history_did_person_object, about: ['person'] },
	'person.erase': { say: m.history_did_person_erase, about: [] },
	'elimination.prepare': { say: m.history_did_elimination_prepare, about: [] },
	'elimination.change': { say: m.history_did_elimination_change, about: [] },
	'elimination.send': { say: m.history_did_elimination_send, about: [] },
	'elimination.answer': { say: m.history_did_elimination_answer, about: [] },
	'elimination.carry-out': { say: m.history_did_elimination_carry_out, about: [] },
	'programme.add': { say: m.history_did_programme_add, about: ['programme_session'] },
	'programme.save': { say: m.history_did_programme_save, about: ['programme_session'] },
	'programme.move': { say: m.history_did_programme_move, about: ['programme_session'] },
	'programme.order': { say: m.history_did_programme_order, about: [] },
	'programme.copy': { say: m.history_did_programme_copy, about: ['programme_session'] },
	'programme.copy-day': { say: m.history_did_programme_copy_day, about: [] },
	'programme.remove': { say: m.history_did_programme_remove, about: ['programme_session'] },
	'programme.ceremony': { say: m.history_did_programme_ceremony, about: ['programme_session'] },
	'minutes.write': { say: m.history_did_minutes_write, about: ['minutes', 'outcome', 'session_delegate'] },
	'mission.field-accounts': { say: m.history_did_mission_field_accounts, about: ['partnership_person'] },
	'minutes.note': { say: m.history_did_minutes_note, about: ['field_note', 'minutes'] },
	'minutes.note-settled': { say: m.history_did_minutes_note_settled, about: ['field_note'] },
	'minutes.confirm': { say: m.history_did_minutes_confirm, about: ['minutes_confirmation'] },
	'outcome.add': { say: m.history_did_outcome_add, about: ['outcome'] },
	'outcome.save': { say: m.history_did_outcome_save, about: ['outcome'] },
	'outcome.remove': { say: m.history_did_outcome_remove, about: ['outcome'] },
	'mission.report': { say: m.history_did_mission_report, about: ['mission_report'] },
	'follow-up.add': { say: m.history_did_follow_up_add, about: ['follow_up'] },
	'follow-up.save': { say: m.history_did_follow_up_save, about: ['follow_up'] },
	'follow-up.done': { say: m.history_did_follow_up_done, about: ['follow_up'] },
	'follow-up.drop': { say: m.history_did_follow_up_drop, about: ['follow_up'] },
	'follow-up.reopen': { say: m.history_did_follow_up_reopen, about: ['follow_up'] },
	'encounter.add': { say: m.history_did_encounter_add, about: ['encounter'] },
	'encounter.save': { say: m.history_did_encounter_save, about: ['encounter'] },
	'encounter.remove': { say: m.history_did_encounter_remove, about: ['encounter'] },
	example: { say: m.history_did_example, about: [] },
	insert: { say: m.history_did_insert, about: [] },
	erase: { say: m.history_did_erase, about: [] },
};

/** Verbs that change nothing that the history keeps: sign-in, and what one sets for oneself. */
export const silent: ReadonlySet<string> = new Set([
	'account.sign-in',
	'account.mail-link',
	'account.sign-out',
	'account.language',
	'account.password',
	'account.second-step',
	'account.forgotten',
	'account.new-password',
	'account.name',
	'account.email',
	'account.confirm-email',
	'account.confirm',
	'account.confirm-mail',
	'account.second-on',
	'account.second-off',
	'account.recovery-codes',
	'account.end-session',
	'account.end-sessions',
	'file.upload',
	'placement.evaluate',
	'placement.link',
	'placement.answer',
	'delegate.private',
]);

/** More names than this are a number. */
const most = 3;

/** "Anna Parsian a enregistré la signature de Kapan, 21 novembre 2023": without the moment, which stands before it. */
export function sentenceOf(act: Act, reader: Reader): string {
	const who = act.who ?? m.history_program();
	const sentence = sentences[act.verb];
	if (!sentence) return m.history_did_other({ who, what: namesOf(act.changes, reader) || m.history_rows({ n: act.changes.length }) });
	const noun = sentence.about.find((one) => act.changes.some((change) => change.noun === one));
	const about = act.changes.filter((change) => sentence.about.length === 0 || change.noun === noun);
	// On the page of one record, the act may show no more than what belongs to it.
	return sentence.say({ who, what: namesOf(about, reader) || namesOf(act.changes, reader) || m.history_what_was() });
}

function namesOf(changes: readonly Change[], reader: Reader): string {
	const names = [...new Set(changes.map((change) => nameOf(change, reader)).filter(Boolean))];
	const said = formatRow(names.slice(0, most), reader.locale);
	return names.length > most ? `${said} ${m.history_more({ n: names.length - most })}` : said;
}
