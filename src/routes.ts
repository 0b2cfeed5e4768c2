// Long because it is one table: who may do what, at which address, is read in one place.
import * as confirm from './account/confirm-handlers.ts';
import * as forgotten from './account/forgotten-handlers.ts';
import * as handOver from './account/hand-over-handlers.ts';
import * as account from './account/handlers.ts';
import * as identity from './account/identity-handlers.ts';
import * as invitation from './account/invitation-handlers.ts';
import * as member from './account/member-handlers.ts';
import * as outbox from './account/outbox-handlers.ts';
import * as own from './account/own-handlers.ts';
import * as provider from './account/provider-handlers.ts';
import * as second from './account/second-handlers.ts';
import * as secondOffice from './account/second-office-handlers.ts';
import * as step from './account/second-step-handlers.ts';
import * as session from './account/session-handlers.ts';
import * as setup from './account/setup-handlers.ts';
import * as agreementCommitment from './agreement/commitment-handlers.ts';
import * as agreementHeader from './agreement/header-handlers.ts';
import * as agreementLife from './agreement/life-handlers.ts';
import * as agreementShow from './agreement/show-handler.ts';
import * as agreementSign from './agreement/sign-handlers.ts';
import * as agreementText from './agreement/text-handlers.ts';
import * as agreementVersion from './agreement/version-handlers.ts';
import * as chronicle from './chronicle/handlers.ts';
import * as decision from './decision/handlers.ts';
import * as directory from './directory/handlers.ts';
import * as mandate from './directory/mandate-handlers.ts';
import * as organisation from './directory/organisation-handlers.ts';
import * as person from './directory/person-handlers.ts';
import * as file from './document/file-handlers.ts';
import * as document from './document/handlers.ts';
import { receiveFinished, receiveForm } from './document/receive.ts';
import * as upload from './document/upload-handlers.ts';
import * as dossier from './dossier/handlers.ts';
import * as joining from './dossier/joining-handlers.ts';
import * as note from './dossier/note-handlers.ts';
import * as proposal from './dossier/proposal-handlers.ts';
import * as elimination from './elimination/handlers.ts';
import * as encounter from './encounter/handlers.ts';
import * as fieldAccounts from './field/account-handlers.ts';
import * as missionField from './field/handlers.ts';
import * as history from './history/live-handlers.ts';
import * as merge from './merge/handlers.ts';
import * as followUp from './minutes/follow-up-handlers.ts';
import * as followUpList from './minutes/follow-up-list-handlers.ts';
import * as minutes from './minutes/handlers.ts';
import * as fieldNote from './minutes/note-handlers.ts';
import * as outcome from './minutes/outcome-handlers.ts';
import * as missionReportPaper from './minutes/paper-handlers.ts';
import * as missionReport from './minutes/report-handlers.ts';
import * as missionAdding from './mission/adding-handlers.ts';
import * as missionCost from './mission/cost-handlers.ts';
import * as mission from './mission/handlers.ts';
import * as missionLeg from './mission/leg-handlers.ts';
import * as missionPaper from './mission/paper-handlers.ts';
import * as missionPrivate from './mission/private-handlers.ts';
import * as missionRoster from './mission/roster-handlers.ts';
import * as missionSupport from './mission/support-handlers.ts';
import * as charge from './partnership/charge-handlers.ts';
import * as partnershipEvent from './partnership/event-handlers.ts';
import * as partnershipField from './partnership/field-handlers.ts';
import * as partnership from './partnership/handlers.ts';
import * as partnershipList from './partnership/list-handlers.ts';
import * as partnershipPeople from './partnership/people-handlers.ts';
import * as hosting from './placement/capacity-handlers.ts';
import * as evaluation from './placement/evaluation-handlers.ts';
import * as placement from './placement/handlers.ts';
import * as placementLife from './placement/life-handlers.ts';
import * as placementPaper from './placement/paper-handlers.ts';
import * as visitor from './placement/visitor-handlers.ts';
import * as publication from './portal/handlers.ts';
import * as privacy from './privacy/handlers.ts';
import * as programmeCeremony from './programme/ceremony-handlers.ts';
import * as programmeDay from './programme/day-handlers.ts';
import * as programmeEdit from './programme/edit-handlers.ts';
import * as programme from './programme/handlers.ts';
import * as programmeMove from './programme/move-handlers.ts';
import * as programmePaper from './programme/paper-handlers.ts';
import { urls } from './urls.ts';
import type { Handler, Route } from './web/ask.ts';

const get = (path: Route['path'], may: Route['may'], handler: Handler): Route => ({ verb: 'read', method: 'GET', path, may, handler });
const post = (verb: string, path: Route['path'], may: Route['may'], handler: Handler): Route => ({
	verb,
	method: 'POST',
	path,
	may,
	handler,
});

/** What would give an account away asks first whether it is still the same person. */
const proven = (route: Route): Route => ({ ...route, proven: true });

/** About agreeing itself: it waits for nobody. */
const agreed = (route: Route): Route => ({ ...route, agreed: true });

/**
 * Everything the product answers to: address, who may, handler; for a change, the verb that the history keeps.
 * A fixed address stands before one with a parameter in the same place. Roles are those held in the partnership, where the address names one.
 */
export const routes: Route[] = [
	get(urls.home, 'anyone', account.home),
	get(urls.signIn, 'anyone', account.signInPage),
	post('account.sign-in', urls.signIn, 'anyone', account.signIn),
	post('account.mail-link', urls.signInByMail, 'anyone', account.sendLink),
	get(urls.signInByLink, 'anyone', account.linkPage),
	post('account.sign-in', urls.signInByLink, 'anyone', account.signInByLink),
	get(urls.signInAsExample, 'anyone', account.signInAsExample),
	get(urls.secondStep, 'anyone', step.secondStepPage),
	post('account.second-step', urls.secondStep, 'anyone', step.secondStep),
	get(urls.forgotten, 'anyone', forgotten.forgottenPage),
	post('account.forgotten', urls.forgotten, 'anyone', forgotten.sendForgotten),
	get(urls.newPassword, 'anyone', forgotten.newPasswordPage),
	post('account.new-password', urls.newPassword, 'anyone', forgotten.setForgotten),
	get(urls.provider, 'anyone', provider.leave),
	get(urls.providerBack, 'anyone', provider.back),
	get(urls.providerEnter, 'anyone', provider.enter),
	post('invitation.accept', urls.provider, 'anyone', provider.acceptInvitation),
	get(urls.signOut, 'member', account.leavePage),
	post('account.sign-out', urls.signOut, 'anyone', account.signOut),
	get(urls.signOutAtProvider, 'anyone', provider.signOutAtProvider),
	get(urls.setup, 'anyone', setup.setupPage),
	get(urls.setupSearch, 'anyone', setup.setupSearch),
	post('office.found', urls.setup, 'anyone', setup.found),
	get(urls.account, 'member', own.ownPage),
	post('account.language', urls.account, 'member', own.chooseLanguage),
	get(urls.accountName, 'member', identity.namePage),
	post('account.name', urls.accountName, 'member', identity.saveName),
	proven(get(urls.accountEmail, 'member', identity.emailPage)),
	proven(post('account.email', urls.accountEmail, 'member', identity.askEmail)),
	get(urls.confirmEmail, 'anyone', identity.confirmEmailPage),
	post('account.confirm-email', urls.confirmEmail, 'anyone', identity.confirmEmail),
	proven(get(urls.setPassword, 'member', own.passwordPage)),
	proven(post('account.password', urls.setPassword, 'member', own.setPassword)),
	get(urls.confirmIdentity, 'member', confirm.confirmPage),
	post('account.confirm', urls.confirmIdentity, 'member', confirm.confirm),
	post('account.confirm-mail', urls.confirmByMail, 'member', confirm.confirmByMail),
	proven(get(urls.secondFactor, 'member', second.secondFactorPage)),
	proven(get(urls.secondFactorNew, 'member', second.setUpPage)),
	proven(post('account.second-on', urls.secondFactorNew, 'member', second.setUp)),
	proven(post('account.second-off', urls.secondFactorOff, 'member', second.turnOff)),
	proven(post('account.recovery-codes', urls.recoveryCodes, 'member', second.renewCodes)),
	post('account.end-sessions', urls.sessionsEnd, 'member', session.endSessions),
	post('account.end-session', urls.sessionEnd, 'member', session.endSession),
	get(urls.secondFactorRule, 'administrator', secondOffice.rulePage),
	proven(post('second-factor.rule', urls.secondFactorRule, 'administrator', secondOffice.setRule)),
	get(urls.secondFactorReset, 'administrator', secondOffice.resetPage),
	proven(post('second-factor.reset', urls.secondFactorReset, 'administrator', secondOffice.reset)),
	get(urls.members, 'administrator', member.membersPage),
	get(urls.membersCsv, 'administrator', member.csv),
	get(urls.handOver, 'administrator', handOver.handOverPage),
	post('membership.hand-over', urls.handOver, 'administrator', handOver.pass),
	get(urls.handOverOwn, 'member', handOver.handOverPage),
	post('membership.hand-over', urls.handOverOwn, 'member', handOver.pass),
	get(urls.handOverNote, 'member', note.note),
	get(urls.inCharge, 'reader', charge.chargePage),
	post('charge.name', urls.inCharge, 'editor', charge.putSomebody),
	get(urls.outbox, 'administrator', outbox.outboxPage),
	proven(get(urls.invite, 'administrator', invitation.invitePage)),
	proven(post('invitation.send', urls.invite, 'administrator', invitation.send)),
	post('invitation.resend', urls.invitationResend, 'administrator', invitation.resend),
	post('invitation.withdraw', urls.invitationWithdraw, 'administrator', invitation.withdrawIt),
	get(urls.invitation, 'anyone', invitation.openPage),
	post('invitation.accept', urls.invitation, 'anyone', invitation.accept),
	proven(get(urls.inviteSide, 'administrator', invitation.sidePage)),
	proven(post('invitation.send', urls.inviteSide, 'administrator', invitation.inviteSide)),
	proven(get(urls.member, 'administrator', member.memberPage)),
	proven(post('membership.change-role', urls.member, 'administrator', member.changeRoleOf)),
	proven(get(urls.memberEnd, 'administrator', member.endPage)),
	proven(post('membership.end', urls.memberEnd, 'administrator', member.end)),

	get(urls.directory, 'member', directory.home),
	get(urls.directorySearch, 'member', directory.searchJson),
	get(urls.territory, 'member', directory.territoryPage),
	get(urls.organisations, 'member', organisation.organisationsPage),
	get(urls.organisationNew, 'editor', organisation.newOrganisation),
	post('organisation.create', urls.organisationNew, 'editor', organisation.createOrganisation),
	get(urls.organisation, 'member', organisation.organisationPage),
	get(urls.organisationEdit, 'editor', organisation.editOrganisation),
	post('organisation.edit', urls.organisationEdit, 'editor', organisation.saveOrganisation),
	get(urls.organisationMerge, 'approver', merge.organisationMergePage),
	post('organisation.merge', urls.organisationMerge, 'approver', merge.mergeTheOrganisations),
	get(urls.organisationDelete, 'editor', merge.organisationDeletePage),
	post('organisation.delete', urls.organisationDelete, 'editor', merge.deleteOrganisation),
	get(urls.doubles, 'approver', merge.doublesPage),
	get(urls.mergeUndo, 'approver', merge.undoPage),
	post('merge.undo', urls.mergeUndo, 'approver', merge.undo),
	get(urls.people, 'member', person.peoplePage),
	get(urls.peopleReview, 'administrator', privacy.reviewPage),
	get(urls.personNew, 'editor', person.newPerson),
	post('person.create', urls.personNew, 'editor', person.createPerson),
	get(urls.person, 'member', person.personPage),
	get(urls.personEdit, 'editor', person.editPerson),
	post('person.edit', urls.personEdit, 'editor', person.savePerson),
	get(urls.personMerge, 'approver', merge.personMergePage),
	post('person.merge', urls.personMerge, 'approver', merge.mergePersons),
	get(urls.personDelete, 'editor', merge.personDeletePage),
	post('person.delete', urls.personDelete, 'editor', merge.deletePerson),
	get(urls.personData, 'editor', privacy.dataPage),
	get(urls.personDataJson, 'editor', privacy.dataJson),
	get(urls.personDataCsv, 'editor', privacy.dataCsv),
	get(urls.personObjection, 'administrator', privacy.objectionPage),
	post('person.object', urls.personObjection, 'administrator', privacy.object),
	get(urls.personErase, 'administrator', privacy.erasePage),
	post('person.erase', urls.personErase, 'administrator', privacy.erase),
	get(urls.memberData, 'administrator', privacy.memberPage),
	get(urls.memberDataJson, 'administrator', privacy.memberJson),
	get(urls.accountData, 'member', privacy.accountPage),
	get(urls.accountDataJson, 'member', privacy.accountJson),
	get(urls.mandateNew, 'editor', mandate.newMandate),
	post('mandate.add', urls.mandateNew, 'editor', mandate.createMandate),
	get(urls.mandateEdit, 'editor', mandate.editMandate),
	post('mandate.edit', urls.mandateEdit, 'editor', mandate.saveMandate),
	get(urls.mandateRemove, 'editor', mandate.askRemoveMandate),
	post('mandate.remove', urls.mandateRemove, 'editor', mandate.dropMandate),

	get(urls.decisionNew, 'editor', decision.newPage),
	post('decision.add', urls.decisionNew, 'editor', decision.add),
	get(urls.decision, 'reader', decision.show),
	get(urls.decisionEdit, 'editor', decision.edit),
	post('decision.save', urls.decisionEdit, 'editor', decision.save),
	get(urls.decisionRemove, 'editor', decision.removePage),
	post('decision.remove', urls.decisionRemove, 'editor', decision.remove),
	get(urls.agreementNew, 'editor', agreementHeader.newPage),
	post('agreement.open', urls.agreementNew, 'editor', agreementHeader.create),
	get(urls.agreementEdit, 'editor', agreementHeader.editPage),
	post('agreement.edit', urls.agreementEdit, 'editor', agreementHeader.edit),
	get(urls.agreementCommitments, 'editor', agreementCommitment.commitmentsPage),
	post('agreement.commit', urls.agreementCommitments, 'editor', agreementCommitment.commitmentsSave),
	get(urls.articleNew, 'editor', agreementText.articleNewPage),
	post('article.add', urls.articleNew, 'editor', agreementText.articleAdd),
	post('article.move', urls.articleMove, 'editor', agreementText.articleMove),
	get(urls.articleRemove, 'editor', agreementText.articleRemovePage),
	post('article.remove', urls.articleRemove, 'editor', agreementText.articleRemove),
	get(urls.articleEdit, 'editor', agreementText.articleEditPage),
	post('article.edit', urls.articleEdit, 'editor', agreementText.articleEdit),
	get(urls.agreementVersions, 'reader', agreementVersion.versionsPage),
	post('agreement.keep-version', urls.agreementVersions, 'editor', agreementVersion.versionKeep),
	get(urls.agreementCompare, 'reader', agreementVersion.comparePage),

	get(urls.placements, 'reader', placement.list),
	get(urls.placementNew, 'editor', placement.newPage),
	post('placement.add', urls.placementNew, 'editor', placement.add),
	get(urls.placement, 'reader', placement.show),
	get(urls.placementEdit, 'editor', placement.edit),
	post('placement.save', urls.placementEdit, 'editor', placement.save),
	get(urls.placementPapers, 'editor', placement.papers),
	post('placement.papers', urls.placementPapers, 'editor', placement.savePapers),
	get(urls.placementAgreementPdf, 'editor', placementPaper.agreementPdf),
	get(urls.placementInvitationPdf, 'editor', placementPaper.invitationPdf),
	get(urls.placementAgreementWord, 'editor', placementPaper.agreementWord),
	get(urls.placementInvitationWord, 'editor', placementPaper.invitationWord),
	get(urls.visitorCertificatePdf, 'editor', placementPaper.certificatePdf),
	get(urls.placementStep, 'editor', placementLife.stepPage),
	post('placement.step', urls.placementStep, 'editor', placementLife.takeStep),
	get(urls.placementCancel, 'editor', placementLife.cancelPage),
	post('placement.cancel', urls.placementCancel, 'editor', placementLife.cancel),
	post('placement.resume', urls.placementResume, 'editor', placementLife.resume),
	post('placement.tell', urls.placementOutcome, 'editor', placementLife.tellOutcome),
	get(urls.placementProofRemove, 'editor', placementLife.proofRemovePage),
	post('placement.unprove', urls.placementProofRemove, 'editor', placementLife.removeProof),
	post('placement.tasks', urls.placementTasks, 'editor', placementLife.openTasks),
	post('placement.task', urls.placementTask, 'editor', placementLife.changeOneTask),
	get(urls.placementWeek, 'editor', visitor.weekPage),
	post('placement.week', urls.placementWeek, 'editor', visitor.planWeek),
	post('placement.erase', urls.placementErase, 'editor', visitor.erase),
	get(urls.visitorNew, 'editor', visitor.newVisitor),
	post('visitor.add', urls.visitorNew, 'editor', visitor.createVisitor),
	get(urls.visitor, 'editor', visitor.editVisitor),
	post('visitor.save', urls.visitor, 'editor', visitor.saveVisitor),
	get(urls.visitorRemove, 'editor', visitor.removeVisitorPage),
	post('visitor.remove', urls.visitorRemove, 'editor', visitor.dropVisitor),
	get(urls.placementEvaluation, 'editor', evaluation.evaluationPage),
	post('placement.evaluate', urls.placementEvaluation, 'editor', evaluation.evaluate),
	post('placement.link', urls.placementLink, 'editor', evaluation.makeLink),
	get(urls.evaluationLink, 'anyone', evaluation.answerPage),
	get(urls.evaluationThanks, 'anyone', evaluation.thanks),
	post('placement.answer', urls.evaluationLink, 'anyone', evaluation.answer),
	get(urls.hosting, 'member', hosting.calendar),
	get(urls.hostDepartmentNew, 'editor', hosting.newDepartment),
	post('hosting.add', urls.hostDepartmentNew, 'editor', hosting.createDepartment),
	get(urls.hostDepartment, 'member', hosting.showDepartment),
	post('hosting.save', urls.hostDepartment, 'editor', hosting.saveDepartment),
	post('hosting.places', urls.hostPlaces, 'editor', hosting.sayPlaces),
	post('hosting.remove-places', urls.hostPlacesRemove, 'editor', hosting.takeBackPlaces),

	get(urls.eliminations, 'editor', elimination.listPage),
	post('elimination.prepare', urls.eliminations, 'editor', elimination.prepare),
	get(urls.elimination, 'member', elimination.showPage),
	post('elimination.change', urls.elimination, 'editor', elimination.change),
	get(urls.eliminationCsv, 'member', elimination.csv),
	get(urls.eliminationSend, 'approver', elimination.sendPage),
	post('elimination.send', urls.eliminationSend, 'approver', elimination.send),
	get(urls.eliminationAnswer, 'approver', elimination.answerPage),
	post('elimination.answer', urls.eliminationAnswer, 'approver', elimination.answer),
	get(urls.eliminationCarryOut, 'approver', elimination.carryOutPage),
	post('elimination.carry-out', urls.eliminationCarryOut, 'approver', elimination.destroy),
	get(urls.partnerships, 'member', partnershipList.list),
	get(urls.partnershipsCsv, 'member', partnershipList.csv),
	get(urls.partnershipNew, 'editor', partnership.newPage),
	post('partnership.create', urls.partnershipNew, 'editor', partnership.create),
	get(urls.partnership, 'reader', dossier.show),
	get(urls.partnershipHistory, 'reader', chronicle.ofPartnership),
	get(urls.decisionHistory, 'reader', chronicle.ofDecision),
	get(urls.agreementHistory, 'reader', chronicle.ofAgreement),
	get(urls.documentHistory, 'reader', chronicle.ofDocument),
	get(urls.personHistory, 'member', chronicle.ofPerson),
	get(urls.organisationHistory, 'member', chronicle.ofOrganisation),
	get(urls.partnershipLive, 'reader', history.live),
	get(urls.agreement, 'reader', agreementShow.showPage),
	get(urls.agreementSubmit, 'editor', agreementLife.submitPage),
	post('agreement.submit', urls.agreementSubmit, 'editor', agreementLife.submitToCouncil),
	get(urls.agreementWithdraw, 'editor', agreementLife.withdrawPage),
	post('agreement.withdraw', urls.agreementWithdraw, 'editor', agreementLife.withdrawFromCouncil),
	get(urls.agreementAdopt, 'editor', agreementLife.adoptPage),
	post('agreement.adopt', urls.agreementAdopt, 'editor', agreementLife.recordAdoption),
	get(urls.agreementSign, 'approver', agreementSign.signPage),
	post('agreement.sign', urls.agreementSign, 'approver', agreementSign.recordSignature),
	get(urls.agreementTransmit, 'editor', agreementLife.transmitPage),
	post('agreement.transmit', urls.agreementTransmit, 'editor', agreementLife.recordTransmission),
	get(urls.agreementEnterForce, 'approver', agreementLife.enterForcePage),
	post('agreement.enter-force', urls.agreementEnterForce, 'approver', agreementLife.recordForce),
	get(urls.agreementAmend, 'editor', agreementLife.amendPage),
	post('agreement.amend', urls.agreementAmend, 'editor', agreementLife.amend),
	get(urls.agreementEvent, 'approver', agreementLife.eventPage),
	post('agreement.event', urls.agreementEvent, 'approver', agreementLife.recordEvent),

	get(urls.partnershipEdit, 'editor', partnership.edit),
	post('partnership.edit', urls.partnershipEdit, 'editor', partnership.save),
	get(urls.partnershipFields, 'reader', partnershipField.fieldsPage),
	post('partnership.fields', urls.partnershipFields, 'editor', partnershipField.saveFields),
	get(urls.partnershipPeople, 'reader', partnershipPeople.peoplePage),
	post('partnership.add-person', urls.partnershipPeople, 'editor', partnershipPeople.addPerson),
	get(urls.partnershipPersonRemove, 'editor', partnershipPeople.removePersonPage),
	post('partnership.remove-person', urls.partnershipPersonRemove, 'editor', partnershipPeople.removePerson),
	get(urls.partnershipGuests, 'reader', partnershipPeople.guestsPage),
	post('partnership.invite', urls.partnershipGuests, 'administrator', partnershipPeople.invite),
	get(urls.partnershipGuestRemove, 'administrator', partnershipPeople.removeGuestPage),
	post('partnership.uninvite', urls.partnershipGuestRemove, 'administrator', partnershipPeople.uninvite),
	get(urls.partnershipEvents, 'reader', partnershipEvent.eventsPage),
	post('partnership.add-event', urls.partnershipEvents, 'editor', partnershipEvent.add),
	get(urls.partnershipEventRemove, 'editor', partnershipEvent.removePage),
	post('partnership.remove-event', urls.partnershipEventRemove, 'editor', partnershipEvent.remove),

	get(urls.proposals, 'reader', proposal.list),
	get(urls.proposal, 'reader', proposal.show),
	agreed(post('proposal.confirm', urls.proposalConfirm, 'approver', proposal.confirm)),
	agreed(post('proposal.refuse', urls.proposalRefuse, 'approver', proposal.refuse)),
	agreed(post('proposal.withdraw', urls.proposalWithdraw, 'editor', proposal.withdraw)),
	get(urls.beforeJoining, 'reader', joining.joiningPage),
	agreed(post('joining.answer', urls.beforeJoining, 'approver', joining.answerJoining)),

	{ ...get(urls.publication, 'approver', publication.page), verb: 'publication.publish', rehearse: true },
	{ ...get(urls.publicationPreview, 'approver', publication.preview), verb: 'publication.publish', rehearse: true },
	post('publication.publish', urls.publication, 'approver', publication.publishPage),
	get(urls.publicationWithdraw, 'approver', publication.withdrawPage),
	post('publication.withdraw', urls.publicationWithdraw, 'approver', publication.withdrawNow),

	get(urls.missions, 'reader', mission.list),
	get(urls.missionNew, 'editor', mission.newPage),
	post('mission.add', urls.missionNew, 'editor', mission.add),
	get(urls.mission, 'reader', mission.show),
	get(urls.missionHistory, 'reader', chronicle.ofMission),
	get(urls.missionEdit, 'editor', mission.edit),
	post('mission.save', urls.missionEdit, 'editor', mission.save),
	get(urls.missionCancel, 'editor', mission.cancelPage),
	post('mission.cancel', urls.missionCancel, 'editor', mission.cancel),
	post('mission.resume', urls.missionResume, 'editor', mission.resume),
	get(urls.missionHeld, 'editor', mission.heldPage),
	post('mission.held', urls.missionHeld, 'editor', mission.held),
	get(urls.missionPrivateErase, 'editor', missionPrivate.erasePage),
	post('mission.erase-private', urls.missionPrivateErase, 'editor', missionPrivate.erase),
	get(urls.delegateNew, 'editor', missionAdding.page),
	post('delegate.add', urls.delegateNew, 'editor', missionAdding.add),
	get(urls.delegate, 'editor', missionRoster.edit),
	post('delegate.save', urls.delegate, 'editor', missionRoster.save),
	post('delegate.move', urls.delegateMove, 'editor', missionRoster.move),
	get(urls.delegateRemove, 'editor', missionRoster.removePage),
	post('delegate.remove', urls.delegateRemove, 'editor', missionRoster.remove),
	get(urls.delegatePrivate, 'editor', missionPrivate.privatePage),
	post('delegate.private', urls.delegatePrivate, 'editor', missionPrivate.keepPrivate),
	get(urls.legNew, 'editor', missionLeg.page),
	post('leg.save', urls.legNew, 'editor', missionLeg.keep),
	get(urls.leg, 'editor', missionLeg.page),
	post('leg.save', urls.leg, 'editor', missionLeg.keep),
	get(urls.legRemove, 'editor', missionLeg.removePage),
	post('leg.remove', urls.legRemove, 'editor', missionLeg.remove),
	get(urls.supportNew, 'editor', missionSupport.supportPage),
	post('support.save', urls.supportNew, 'editor', missionSupport.keepSupport),
	get(urls.support, 'editor', missionSupport.supportPage),
	post('support.save', urls.support, 'editor', missionSupport.keepSupport),
	get(urls.supportRemove, 'editor', missionSupport.removePage),
	post('support.remove', urls.supportRemove, 'editor', missionSupport.remove),
	get(urls.costs, 'reader', missionCost.list),
	get(urls.costNew, 'editor', missionCost.costPage),
	{ ...post('cost.save', urls.costNew, 'editor', missionCost.keepCost), receive: receiveForm },
	get(urls.budget, 'editor', missionCost.budgetPage),
	post('mission.budget', urls.budget, 'editor', missionCost.keepBudget),
	get(urls.cost, 'editor', missionCost.costPage),
	{ ...post('cost.save', urls.cost, 'editor', missionCost.keepCost), receive: receiveForm },
	get(urls.costRemove, 'editor', missionCost.removePage),
	post('cost.remove', urls.costRemove, 'editor', missionCost.remove),
	get(urls.missionPapers, 'reader', missionPaper.list),
	get(urls.missionMandate, 'reader', missionPaper.mandate),
	get(urls.missionMandateWord, 'reader', missionPaper.mandateWord),
	get(urls.missionInvitation, 'reader', missionPaper.invitation),
	get(urls.missionInvitationWord, 'reader', missionPaper.invitationWord),
	get(urls.missionBadges, 'reader', missionPaper.badges),
	get(urls.missionCards, 'reader', missionPaper.cardsOnTable),
	get(urls.missionContacts, 'reader', missionPaper.contacts),
	get(urls.delegateOrder, 'reader', missionPaper.order),
	get(urls.delegateOrderWord, 'reader', missionPaper.orderWord),
	get(urls.programme, 'reader', programme.list),
	get(urls.programmeNew, 'editor', programmeEdit.newPage),
	post('programme.add', urls.programmeNew, 'editor', programmeEdit.add),
	get(urls.programmeDayCopy, 'editor', programmeDay.page),
	post('programme.copy-day', urls.programmeDayCopy, 'editor', programmeDay.copy),
	get(urls.programmePrint, 'reader', programme.print),
	get(urls.programmePdf, 'reader', programmePaper.pdf),
	get(urls.programmeWord, 'reader', programmePaper.word),
	get(urls.programmeIcs, 'reader', programmePaper.ics),
	get(urls.programmePocket, 'reader', programmePaper.pocket),
	get(urls.programmePersonIcs, 'reader', programmePaper.personIcs),
	get(urls.programmeSession, 'reader', programme.show),
	get(urls.programmeSessionEdit, 'editor', programmeEdit.edit),
	post('programme.save', urls.programmeSessionEdit, 'editor', programmeEdit.save),
	get(urls.programmeSessionMove, 'editor', programmeMove.page),
	get(urls.programmeSessionMoveCheck, 'editor', programmeMove.check),
	post('programme.move', urls.programmeSessionMove, 'editor', programmeMove.save),
	post('programme.order', urls.programmeSessionOrder, 'editor', programmeMove.order),
	post('programme.copy', urls.programmeSessionCopy, 'editor', programmeEdit.copy),
	get(urls.programmeSessionRemove, 'editor', programmeEdit.removePage),
	post('programme.remove', urls.programmeSessionRemove, 'editor', programmeEdit.remove),
	get(urls.programmeCeremony, 'editor', programmeCeremony.page),
	post('programme.ceremony', urls.programmeCeremony, 'editor', programmeCeremony.save),

	get(urls.missionMinutes, 'reader', minutes.list),
	get(urls.minutes, 'reader', minutes.show),
	get(urls.minutesWrite, 'editor', minutes.writePage),
	post('minutes.write', urls.minutesWrite, 'editor', minutes.write),
	get(urls.missionField, 'reader', missionField.show),
	get(urls.fieldAccounts, 'editor', fieldAccounts.choose),
	post('mission.field-accounts', urls.fieldAccounts, 'editor', fieldAccounts.save),
	post('minutes.note', urls.fieldNote, 'editor', fieldNote.take),
	post('minutes.note-settled', urls.fieldNoteSettle, 'editor', fieldNote.settle),
	get(urls.minutesConfirm, 'approver', minutes.confirmPage),
	post('minutes.confirm', urls.minutesConfirm, 'approver', minutes.confirm),
	get(urls.outcomeNew, 'editor', outcome.newPage),
	post('outcome.add', urls.outcomeNew, 'editor', outcome.add),
	get(urls.outcome, 'editor', outcome.editPage),
	post('outcome.save', urls.outcome, 'editor', outcome.save),
	get(urls.outcomeRemove, 'editor', outcome.removePage),
	post('outcome.remove', urls.outcomeRemove, 'editor', outcome.remove),
	get(urls.missionReport, 'reader', missionReport.show),
	get(urls.missionReportPdf, 'reader', missionReportPaper.reportPdf),
	get(urls.missionReportWord, 'reader', missionReportPaper.reportWord),
	get(urls.missionReportEdit, 'editor', missionReport.editPage),
	post('mission.report', urls.missionReportEdit, 'editor', missionReport.save),
	get(urls.followUpsMine, 'member', followUpList.mine),
	get(urls.followUps, 'reader', followUpList.list),
	get(urls.followUpNew, 'editor', followUp.newPage),
	post('follow-up.add', urls.followUpNew, 'editor', followUp.add),
	get(urls.followUp, 'reader', followUp.show),
	get(urls.followUpEdit, 'editor', followUp.editPage),
	post('follow-up.save', urls.followUpEdit, 'editor', followUp.save),
	get(urls.followUpDone, 'editor', followUp.donePage),
	post('follow-up.done', urls.followUpDone, 'editor', followUp.done),
	get(urls.followUpDrop, 'editor', followUp.dropPage),
	post('follow-up.drop', urls.followUpDrop, 'editor', followUp.giveUp),
	post('follow-up.reopen', urls.followUpReopen, 'editor', followUp.openAgain),
	get(urls.encounters, 'reader', encounter.list),
	get(urls.encounterNew, 'editor', encounter.newPage),
	post('encounter.add', urls.encounterNew, 'editor', encounter.add),
	get(urls.encounter, 'reader', encounter.show),
	get(urls.encounterEdit, 'editor', encounter.editPage),
	post('encounter.save', urls.encounterEdit, 'editor', encounter.save),
	get(urls.encounterRemove, 'editor', encounter.removePage),
	post('encounter.remove', urls.encounterRemove, 'editor', encounter.remove),

	get(urls.documents, 'reader', document.list),
	get(urls.documentNew, 'editor', document.newPage),
	post('document.add', urls.documentNew, 'editor', document.add),
	{ ...post('file.add', urls.documentUpload, 'editor', upload.arrived), receive: receiveForm },
	get(urls.documentDescribe, 'editor', upload.describePage),
	post('document.describe', urls.documentDescribe, 'editor', upload.describe),
	{ ...post('file.upload', urls.uploads, 'editor', upload.transfer), streams: true },
	{ ...get(urls.upload, 'editor', upload.transfer), streams: true },
	{ ...post('file.upload', urls.upload, 'editor', upload.transfer), method: 'PATCH', streams: true },
	{ ...post('file.upload', urls.upload, 'editor', upload.transfer), method: 'DELETE', streams: true },
	{ ...post('file.add', urls.uploadKeep, 'editor', upload.finished), receive: receiveFinished },
	get(urls.document, 'reader', document.show),
	get(urls.documentFile, 'reader', file.open),
	get(urls.documentEdit, 'editor', document.edit),
	post('document.edit', urls.documentEdit, 'editor', document.save),
	get(urls.documentRemove, 'editor', document.removePage),
	post('document.remove', urls.documentRemove, 'editor', document.remove),
];
