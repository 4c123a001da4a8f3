namespace DenialOps.Facts;

/// <summary>Tell-tale phrases: whom the letter is to, whether care is going on, what a payer's name looks like, what announces a service.</summary>
internal static class Signs
{
    /// <summary>Sign, phrases parted by commas. An earlier phrase of <see cref="Sign.ServiceFollows"/> announces more surely than a later one.</summary>
    public static readonly (Sign Sign, string Phrases)[] All =
    [
        (Sign.ToProvider,
            "dear provider, dear sir or madam, to whom it may concern, attn patient accounts, attn billing, attn accounts, "
            + "provider remittance, dear ur coordinator, dear patient financial, remittance advice, provider appeal, "
            + "do not bill the patient, the member may not be billed, may not bill the member, may not bill the patient, dear dr, "
            + "provider dispute, remit date, a claim you sent us, patient acct, your office, eft trace, dear billing, dear doctor, dear physician, dear practitioner, dear clinician, dear office, caller * billing office, caller * provider office"),
        (Sign.ToPatient,
            "dear member, dear parent, your right to appeal, your appeal rights, you may owe, your doctor, your plan covers, "
            + "your appeal, your coverage, your benefits, your provider, this is not a bill, your health"),
        (Sign.OngoingCare,
            "continued stay, concurrent review, still in the hospital, still in the program, currently inpatient, "
            + "currently admitted, you are getting now, services you are getting, you get now, last covered day, we are ending, "
            + "we are reducing, will stop, will be reduced, stopped the, reduce your, from what you have now, from day, "
            + "continued skilled, not approving days, ongoing treatment, current course of treatment, life threatening, "
            + "being reduced, reducing your, reduction of, terminate your"),
        (Sign.DenialUpheld,
            "uphold our, affirms the, affirms our, uphold the, uphold this, uphold that, uphold it, uphold * denial, uphold * decision, uphold * determination, upholds our, upholds the, upholds this, "
            + "upheld, upholding, affirm our, affirm the, affirmed our, affirmed the, affirming our, affirming the, denial is affirmed, decision is affirmed, "
            + "your appeal is denied, your appeal was denied, your appeal has been denied, the appeal is denied, the appeal was denied, the appeal has been denied, appeal denied, "
            + "denied your appeal, denied the appeal, deny your appeal, denying your appeal, denied your * appeal, deny your * appeal, "
            + "reconsideration is denied, reconsideration was denied, redetermination is denied, grievance is denied, grievance was denied, denied your grievance, "
            + "appeal was not successful, appeal is not successful, appeal was unsuccessful, appeal is unsuccessful, not changing our"),
        (Sign.FinalDenial,
            "final internal adverse, final adverse, final internal denial, final internal determination, final internal decision, final denial"),
        (Sign.AppealAnswered,
            "decision on your appeal, medicare appeal decision, decision on your * appeal, outcome of your appeal, outcome of your * appeal, result of your appeal, results of your appeal, "
            + "resolution of your appeal, answer to your appeal, appeal decision notice, notice of appeal decision, notice of appeal resolution, notice of appeal determination, "
            + "appeal resolution notice, appeal resolution letter, redetermination decision, reconsideration decision, final decision on your"),
        (Sign.AppealMade,
            "you appealed, your * appeal of, your appeal of, your appeal for, your appeal about, your appeal on, your appeal dated, your appeal received, your appeal request, "
            + "your appeal concerning, your appeal regarding, your appeal against, your appeal from, your appeal that, your appeal to us, "
            + "reviewed your appeal, reviewed your * appeal, review of your appeal, review of your * appeal, reviewing your appeal, "
            + "received your appeal, received your * appeal, received an appeal, got your appeal, got your * appeal, considered your appeal, considered your * appeal, looked at your appeal, "
            + "looked at your * appeal, completed your appeal, completed your * appeal, about your appeal, about your * appeal, your appeal was, your appeal has, your appeal is, "
            + "your * level appeal, your appeal review, reviewed the appeal, received the appeal, review of the appeal, review of this appeal, "
            + "you asked us to reconsider, you asked us to look again, you asked us to change, you asked us to review our, you asked us to think again, you asked for a reconsideration, "
            + "you asked for an appeal, you asked for a hearing, you requested a hearing, your request for hearing, your request for a hearing, you asked for a redetermination, you requested a reconsideration, you requested a redetermination, you requested an appeal, you filed an appeal, "
            + "you filed a grievance, your grievance of, your grievance about, reviewed your grievance, received your grievance, "
            + "your request for reconsideration, your request for a reconsideration, your request for redetermination, your request for a redetermination, reviewed your reconsideration"),
        (Sign.DecisionStands,
            "stands, still stands, not change our, not change the, not changed our, not changed the, not changing our, not changing the, not to change, no change to, cannot change, will not change, "
            + "agree with the first, agree with the original, agree with the initial, agree with our first, agree with our original, agree with our initial, agree with our decision, agree with our denial, "
            + "agree with the decision, agree with the denial, agrees with the first, agrees with the original, agrees with the initial, agrees with our, same decision, same answer, remains denied, stays denied, still denied, "
            + "denial remains, decision remains, still cannot, still can't, still do not cover, still do not pay, still do not approve, still don't cover, still don't pay, still will not, still won't, still not covered, "
            + "still not approved, still not medically, still unable, still deny, not successful, unsuccessful, unfavorable, not overturn, not overturned, not overturning, not reverse, not reversed, not reversing, not granted, "
            + "again denied, must deny, we are denying, maintain our, maintaining our, maintain * denial, confirm our denial, confirm our decision, confirm the denial, confirm the decision, confirmed our, confirmed the denial, "
            + "confirmed the decision, sustain our, sustain the denial, sustained our, sustained the denial, cannot approve, can't approve, not able to approve, unable to approve, leave the first, leave our"),
        (Sign.IsDenied, "is denied, was denied, has been denied, is not approved, was not approved"),
        (Sign.AppealsUsedUp,
            "exhausted your internal, exhausted all, exhausted the internal, exhausted the plan's, exhausted your appeal, exhausted your appeals, no further internal, no more internal, "
            + "internal appeals are exhausted, internal appeal process is complete, completes your internal, completes the internal, completes our internal, completes the plan's internal, "
            + "waives the internal, waived the internal, waive the internal, review is your only, is no internal appeal, no internal appeal is, used all of your internal, used all your internal, used up your internal"),
        (Sign.PayerName,
            "health plan, insurance, health, mutual, blue cross, benefit, benefits, administrators, assurance, medicare, medicaid, "
            + "tricare, hmo, rx, cooperative, alliance, aetna, cigna, humana, united healthcare, unitedhealthcare, kaiser, anthem, "
            + "care, trust, plan, partners, choice, advantage, insurer, behavioral, dental, vision, mco, chip, fund, select, blue, "
            + "shield, life, casualty, group, corp, solutions, company, assurances, pharmacy benefit, cooperativa, network, connect, "
            + "star, family"),
        (Sign.NotPayerName,
            "explanation of benefits, notice, denial, department, statement, this is not a bill, page, po box, important, member, "
            + "dear, claims, utilization, from, to, subject, remittance, remit, letter, determination, date, your, secure message, "
            + "appeals, pharmacy benefit manager, review, confidential, via fax, pages incl, received, prior authorization, "
            + "precertification, re, patient, provider operations, administered for, form, third party, individual, for members, "
            + "copy, marketplace, reconsiderations, denied, number of, summary, managed by, medical policy, unit, coverage, sent, "
            + "message, decision, approval, appeal, case, fax, invoice, claim, program, office, adverse, correspondence, "
            + "services for, prescription drug, p o box, explanation of benefit, determinations, decisions, reviews, examiner, specialist, coordinator, representative, supervisor, secretary, analyst, adjuster, brochure, care management, case management, utilization management, medical management"),
        (Sign.ServiceFollows,
            "request for coverage of, request for coverage for, submitted by * for, claim from * for, your claim for, the claim for, claim for, your request for, a request for, the request for, request for, "
            + "denied coverage for, denied coverage of, denied payment for, denied authorization for, deny coverage for, "
            + "denied continued, we denied, coverage of, coverage for, asked us to pay for, asked us to cover, asked for, "
            + "asked us to approve, authorization for, authorization of, approval for, approval of, to pay for, approve, dispense, "
            + "coverage denial, partial approval of, this letter is about, reviewed the, treatment with, to cover, for your, would cover, agree to, keep approving, approval of"),
    ];
}
