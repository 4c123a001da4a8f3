namespace DenialOps.Facts;

/// <summary>The words of context that the reader knows.</summary>
internal static class Cues
{
    /// <summary>Cue, phrases parted by commas.</summary>
    public static readonly (Cue Cue, string Phrases)[] All =
    [
        (Cue.Appeal,
            "appeal, appeals, appealing, reconsideration, reconsider, redetermination, dispute, disputes, provider grievance, "
            + "grievances, file a grievance within, you may file a grievance, disagree, not happy with this, not happy, "
            + "not satisfied, second look, ask us to change, think again, think we are wrong, made a mistake, "
            + "to file a grievance, think this is wrong, reconsiderations, look at it a second time, look a second time, object in writing, objections, grieve, grieve this, request for claim review, count is wrong, look at this again, review this again, have the decision reviewed, want us to review, us to review the decision, look at this decision, not agree, do not agree, look again, another look, a grievance must, change the decision, change our decision, reconsideration, fair review, request a review, "
            + "apelar, apelación, apelaciones, apelacion, reconsideración, reconsideracion, ask for a review, request review, ask us to review, ask for a fast appeal, redeterminations, review of this decision"),
        (Cue.LaterLevel,
            "revisión externa, revisión independiente, audiencia, external review, independent review, appeals council, departmental appeals board, fair hearing, state hearing, administrative hearing, second level, "
            + "second appeal, second internal appeal, voluntary second, level 2 appeal, iro, independent review organization, second and last, second and final, "
            + "independent reviewer, independent review entity, reviewing organization, whatever organization, eligibility notice, "
            + "to the marketplace, appeal to the marketplace, complaint, administrative law judge, civil action, lawsuit, sue, "
            + "court, opm, personnel management, arbitration, board of trustees within, next level, level two, final decision, "
            + "final internal, after our decision, appeal decision, first appeal decision, of the first decision, "
            + "first level decision, hearing decision, quality improvement organization, qio, "
            + "no ties to us, every level of review, no more appeals, final answer, last internal decision, organization that has no, "
            + "outside review, outside reviewer, still say no, still no, ask the state, state for a hearing, appeal is over, "
            + "appeal answer, our answer to your appeal, level one answer, level one decision, stage 2, stage 3, appeal is lost, appeal is denied, "
            + "section 502, upholding our initial decision, final adverse, our final, uphold our decision, a hearing, the hearing, hearing within, hearing before, hearing request, hearing rights, "
            + "hearing officer, hearing office, for hearing, medicaid state"),
        (Cue.PayerDecides,
            "decidiremos, responderemos, le responderemos, tomaremos, we will decide, we decide, we will answer, we answer, we must answer, a decision in, our decision in, our decision on, a decision within, "
            + "our decision within, standard decision, fast decision, written decision, decided within, "
            + "decides within, are decided, is decided, decided in, we will write, we have 30, resolution takes, we must decide, "
            + "will decide, answer in, give you a decision, give you a written decision, make a decision, standard decision takes, "
            + "decisions, we will respond, respond within, response within, we will send, must decide, a written decision, "
            + "an answer within, answer within, days to answer, we have 15 days, we have 60 days, we have 72, we have 14 days, "
            + "we have 45 days, reply in, hear from us, the answer in writing within, how fast, takes * days, takes * hours, "
            + "and reply, will be decided, we will review, we will make, notify you, to decide, to review your appeal, "
            + "we have to decide, plan has, we will give you"),
        (Cue.CorrectedClaim,
            "corrected claim, corrected claims, replacement claim, timely filing, resubmit, resubmission, original claim, "
            + "initial claim, claims to be received, new claim, claim adjustment requests, bill outpatient, filing limit, "
            + "send a corrected, submit claims, claims must be, refund"),
        (Cue.PeerToPeer,
            "peer to peer, doctor to doctor, medical director, p2p, peer discussion, physician to physician, clinician to clinician, "
            + "speak with the reviewer, speak with our reviewer, speak with a reviewer, speak to the reviewer, speak to our reviewer, speak to a reviewer, "
            + "speak with the * reviewer, speak with our * reviewer, speak with a * reviewer, "
            + "talk with the reviewer, talk with our reviewer, talk with a reviewer, talk to the reviewer, talk to our reviewer, talk to a reviewer, "
            + "talk with our * reviewer, talk to our * reviewer, speak with our doctor, talk with our doctor, talk to our doctor, "
            + "case with the reviewer, case with our reviewer, case with a * reviewer, case with our * reviewer, decision with the reviewer, decision with our reviewer, "
            + "decision with a * reviewer, decision with our * reviewer, request with the reviewer, request with our reviewer, request with our * reviewer"),
        (Cue.Records,
            "records are due, records must, records * within, asked for records, send records, medical records within, additional information within, "
            + "send that information, records to be sent, requested records, send both documents, records received within, "
            + "new information within, send new information, documents within, information within, records within, "
            + "documents may follow, pharmacy records, confirmation page, records intake, with records"),
        (Cue.RetroAuthorization,
            "retroactive authorization, retrospective authorization, retro authorization, late authorization, back date, "
            + "retro review, extension can be requested, retroactive, retrospective, late notification, back dated"),
        (Cue.Grievance,
            "civil rights, 1557 coordinator, section 1557, office for civil rights, discrimination, file a grievance with, complain"),
        (Cue.Expedited, "rápida, urgente, expedited, urgent, fast appeal, fast decision, emergency, life threatening, fast track"),
        (Cue.Continuation,
            "seguir recibiendo, mantener sus, continuar sus, continuation of benefits, keep getting, keep your services, services during, keep it while, continue services, "
            + "continue benefits, keep benefits, services to continue, benefits to continue, keep your, keep the, to keep, "
            + "keep * hours, aid paid pending, cobra, to elect, keep the services, continued benefits, services continue"),
        (Cue.General,
            "member desk, helper, help, staff, care line, other questions, billing and coverage, all other, fast questions, need a hand, "
            + "member services, customer service, customer care, member service, questions, general questions, customer advocates, "
            + "provider services, provider relations, provider inquiry, beneficiary line, all other calls, for anything else, "
            + "inquiries, member care, help desk, enrollment, general provider line, care center, contact center, cost estimator, "
            + "for help, provider line, claims status, fraud, interpreter, language, nurse line, crisis, anything else, "
            + "other question, member line, members, customer support, languages, español, espanol, talk with us, talk to us, to update, "
            + "ways to pay, billing, policyholder care, service center, services center, provider phone, help line, eft, "
            + "attachments, service desk, anything, status is, claim status"),
        (Cue.Regulator,
            "department of insurance, insurance department, department of labor, employee benefits security administration, ebsa, "
            + "insurance commissioner, division of insurance, department of financial services, ombudsman, legal aid, "
            + "medicare rights, medicare rights center, elder care locator, ship, 1 800 medicare, health insurance assistance, "
            + "department of health, superintendent of insurance, consumer services, office of the insurance, consumer assistance, "
            + "smart nc, no surprises help desk, legal help, law help, office of administrative hearings, insurance division, "
            + "commissioner, help line of the state, department of managed, marketplace, legal services, insurance bureau, "
            + "financial regulation, department of banking, banking and insurance, health insurance commissioner, securities and insurance, "
            + "attorney general, department of commerce, bureau of insurance, medicare beneficiary ombudsman, division of consumer"),
        (Cue.TimeAllowed,
            "dentro de, a más tardar, usted tiene, tiene, plazo, within, no later than, you have, not later than, up to, deadline, time limit, must be received, must receive, "
            + "must be filed, must file, must ask, must request, must submit, by, until, days to, in writing within, how long"),
        (Cue.FromReceipt,
            "reciba esta, reciba este, recibir esta, recibir este, recibió esta, recibió este, recibo de, haber recibido, after you receive, you receive, of receipt, after receipt, following receipt, you get this, you got this, "
            + "of receiving, when you receive, from receipt, after receiving, upon receipt, you received, received this, "
            + "date you get, day you get, you get the, date of receipt, from the day you get, since you received, it reaches you, "
            + "day you receive, reaches you"),
        (Cue.FromNotice,
            "fecha de esta, fecha de este, fecha de la carta, fecha del aviso, de esta carta, de este aviso, de esta notificación, of this notice, date of this notice, of this letter, date of this letter, date of the letter, date of the notice, "
            + "from the date on this, date on this, letter date, date of this remittance, of the remit date, from this notice, "
            + "date we wrote this, date of our decision, of this eob, from the date of this, date of this statement, this determination, "
            + "from paid date, from the paid date, from ra date, from remittance date, this notice was mailed, this letter was mailed, date mailed, mailing date, date of mailing, of mailing, mail date, from this letter, from this statement, from this decision, from the notice, from the letter, on this letter, notice date, date of this decision, date of denial, date of the denial, remittance date, "
            + "of this remittance"),
        (Cue.Denial,
            "denied, deny, denial, denying, not approved, not approve, unable to approve, cannot approve, not authorized, not certified, "
            + "non certification, unable to pay, cannot pay, will not pay, not pay, did not pay, not covered, not cover, "
            + "does not cover, cannot cover, not payable, unable to provide benefits, adverse determination, "
            + "adverse benefit determination, non covered, unable to authorize, cannot authorize, disallowed, rejected, "
            + "not eligible for payment, non payment, cannot be paid, cannot process, not be covered, no benefits are payable, "
            + "said no, declined, stopped coverage, denying coverage, uphold, upheld, not certifying, not approving, "
            + "unable to cover, did not approve, cannot be processed, no payment, not reimbursed, stop paying, stopping, reduced, "
            + "terminated, are ending, returned, cant pay, couldnt pay, could not pay, wont pay, wont cover, cant approve, "
            + "cant cover, dont cover, doesnt cover, could not approve, not able to approve, not able to pay, not able to cover, "
            + "answer is no, said no, turned down, have to say no, decided not to, not granted, refused, zero payment, yours to pay, "
            + "not part of your plan, was not filled, not filled, not agree to, unfavorable, not changing our, we must deny, "
            + "must deny, are lowering, lowering, not pay it, not able, cut off, not a covered, rejects, not payable, "
            + "no longer approved, no longer approve, no longer authorized, no longer authorize, no longer certified, no longer certify, "
            + "no longer covered, no longer cover, no longer pay, no longer eligible, no longer find it, stopped paying, stopped covering, stop covering, "
            + "stay will end, stay ends, coverage will end, coverage ends, coverage * will end, services will end, care will end, visits will end, "
            + "treatment will end, benefits will end, not likely to pay, last day we will pay, last day that we paid, non coverage, "
            + "stays denied, remains denied, still denied, not going to pay, not going to cover, nonpayment, not allow, "
            + "not paying, answer is no, answer for now is no, outcome no, cannot say yes, cant say yes, not agree to cover, not agree to pay, not possible, "
            + "paid nothing, pay nothing, going to lower, leave the first decision, decision as it stands, not pay toward, without payment, is not one of, "
            + "overpayment, overpaid, recoup, recoupment, should not have been paid, not be paid, not being paid, is not paid, are not paid, was not paid, were not paid, not be approved, not be authorized, not be certified, nothing was paid"),
        (Cue.Conditional,
            "if, may be denied, could be denied, unless, when prior authorization, is required for, are required for, "
            + "requires prior, must get, whether, in case, would be, should you, can be denied, might, is required by, "
            + "are required by, shall have to, will have to close, before some services, claims for services, claims without, asking for it, even if, even when"),
        (Cue.Approval,
            "is cleared, are cleared, have cleared, been cleared, this clearance, approved, we approved, remain certified, remain approved, have authorized, we authorized, has authorized, good news about, approved request, is approved, your approval, has been approved, have approved, good news, are approved, paid as, "
            + "we have reversed, overturned, reversed our, authorization is approved, request is approved, fully approved, "
            + "has been authorized, was approved"),
        (Cue.Reversal,
            "overturn our, overturning our, decided to overturn, overturn the denial, overturn the decision, appeal overturned, "
            + "in your favor, denial is reversed, have reversed, we reversed, reversed our, has been overturned, we overturned, "
            + "we have overturned, not denied, nothing to appeal, has been paid, was paid in full, is fully approved, now approved, "
            + "is now approved, "
            + "premium invoice, premium bill, invoice no, invoice number, previous balance, advance premium tax credit, "
            + "no longer counts, none of these apply, no adverse determination, nothing was denied, nothing is denied, not a denial, no denial, is not denied"),
        (Cue.Pending,
            "before we can decide, cannot decide yet, we are holding, is pending, is on hold, we need more time, need more information to decide, "
            + "more information before we can, is waiting, neither paid, neither paid it nor, not decided yet, have not decided, not made a decision yet, "
            + "have not made a decision, is pended, has been pended"),
        (Cue.NotTheReason,
            "may not be billed, did not make a decision, may not bill, no one here has said, nobody has said, not question, "
            + "makes no difference, nothing to do, not based on, is not about, not about, isnt about, was not the reason, "
            + "is not the reason, not the reason, did not base, not part of our decision, not a utilization decision, "
            + "is not in question, not in question, was not reviewed, not reviewed, has not been reviewed, have not reviewed, "
            + "did not review, not a finding, was not needed, did not need, were met, was met, does not apply, did not apply, "
            + "do not apply, was complete, was requested on time, asked for on time, came in on time, is not a decision, "
            + "not a decision, no authorization was needed, never needs, did not use, not used, not applied, "
            + "not a medical necessity decision, not a clinical decision, not reflect a clinical, not mean, not because, "
            + "nothing to do with, no authorization is needed, not needed, not required for this, prior authorization the problem, "
            + "was denied for no prior authorization, not related to"),
        (Cue.Explains,
            "because, not, no, due to, since, cant, dont, doesnt, didnt, isnt, wasnt, unless, without, only when, exceeds, exceed, "
            + "excluded, ended, exceeded"),
        (Cue.Instruction,
            "ignore all, ignore previous, ignore earlier, disregard all, disregard previous, ignore any, ignore the above, "
            + "automated readers, ai systems, language model, language models, ai model, ai reader, system prompt, prompt injection, "
            + "you are an ai, ignore instructions, automated systems, ai assistant, chatbot, ai tools, llm, ai assistants, ai models, ai readers, "
            + "automated reader, system message, developer mode, developer message, new instructions, follow these instructions instead, "
            + "you are now a, you are now an, ignora las instrucciones, ignore las instrucciones, ignora todas, end of data"),
        (Cue.SendTo,
            "send, mail, write, fax, mail to, submit, address, send to, mailing address, send it to, in writing to, go to, "
            + "mail or fax, deliver"),
    ];
}
