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
            + "provider dispute, remit date, a claim you sent us, patient acct, your office, eft trace, dear billing"),
        (Sign.ToPatient,
            "dear member, dear parent, your right to appeal, your appeal rights, you may owe, your doctor, your plan covers, "
            + "your appeal, your coverage, your benefits, your provider, this is not a bill, your health"),
        (Sign.OngoingCare,
            "continued stay, concurrent review, still in the hospital, still in the program, currently inpatient, "
            + "currently admitted, you are getting now, services you are getting, you get now, last covered day, we are ending, "
            + "we are reducing, will stop, will be reduced, stopped the, reduce your, from what you have now, from day, "
            + "continued skilled, not approving days, ongoing treatment, current course of treatment, life threatening, "
            + "being reduced, reducing your, reduction of, terminate your"),
        (Sign.AppealAnswered,
            "notice of final internal adverse, notice of final adverse, notice of our final adverse, "
            + "denial is upheld, denial was upheld, denial has been upheld, decision is upheld, decision was upheld, decision has been upheld, "
            + "upheld our, upheld the original, upheld the initial, upheld the denial, upholding our, upholding the, we uphold our, "
            + "decision on your appeal, outcome of your appeal, your appeal is denied, your appeal was denied, your appeal has been denied, "
            + "denied your appeal, appeal decision notice, notice of appeal decision, notice of appeal resolution, reconsideration is denied, grievance is denied"),
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
