namespace DenialOps.Facts;

/// <summary>
/// The words that stand before a value and say what it is, as payers print them. One line a field; the number is how surely the label
/// means the field. A longer phrase wins over a shorter one at the same place.
/// </summary>
internal static class FieldLabels
{
    /// <summary>Field, certainty, phrases parted by commas. <c>a/b</c> stands for either word.</summary>
    public static readonly (Field Field, double Certainty, string Phrases)[] All =
    [
        (Field.PayerName, 1.0,
            "insurance company name, insurance company, payer, payer name, insurer, health plan name, name of health plan, "
            + "carrier, plan administrator"),
        (Field.PayerName, 0.7, "health plan, plan, plan name"),
        (Field.PlanName, 1.0,
            "plan name, benefit plan, health plan, tricare plan, plan product name, name of plan, your plan, benefit plan name"),
        (Field.PlanName, 0.8, "medical, coverage"),
        (Field.PlanName, 0.85, "program, benefit program"),
        (Field.PlanName, 0.9, "group plan, plan, product, product name, coverage type, plan type, insurance plan"),
        (Field.PlanName, 0.8, "claims administrator for, administered for, for members of, benefits administered for, administrator for"),
        (Field.PlanSponsor, 1.0, "plan sponsor, employer, employer group, sponsor name, group name, employer name"),
        (Field.MemberName, 1.0,
            "member name, patient name, patient, name of patient, member/patient, patient/member, enrollee name, enrollees name, "
            + "beneficiary, beneficiary name, name of member, members name, patients name, name of enrollee, name of beneficiary, "
            + "covered person, insured person, notice for, child, prepared for, your child, name of the member, about the patient"),
        (Field.MemberName, 0.9, "member, enrollee, name, client, client name, participant"),
        (Field.SubscriberName, 1.0,
            "subscriber, subscriber name, employee, employee name, insured, insured name, sponsor, policyholder, policy holder, "
            + "cardholder, contract holder, parent, guardian, parent/guardian, primary insured, annuitant, subscribers name, "
            + "participant name"),
        (Field.Addressee, 0.8,
            "to, mail to, bill to, sent to, for, family of, parent/guardian of, parent or guardian of, "
            + "to the parent or guardian of, to parent or guardian of, to the family of, care of, re, regarding, who, about"),
        (Field.DateOfBirth, 1.0,
            "dob, date of birth, birth date, birthdate, birthday, patient dob, patient birth date, member dob, d o b, born"),
        (Field.MemberId, 1.0,
            "member id, member number, member no, member id number, member id no, members id, mbr id, mem id, membership number, "
            + "member identifier, member identification, member identification number, subscriber id, subscriber number, "
            + "enrollee id, enrollee number, insured id, medicaid id, medicaid number, medicaid no, medicare number, medicare id, "
            + "beneficiary id, patient id, identification no, identification number, id number, id no, id card number, contract id, "
            + "contract no, contract number, certificate, certificate no, certificate number, cert no, client id, dod benefits no, "
            + "dbn, benefits number, benefit number, participant id, recipient id, recipient number, health id, card number, "
            + "card no, hic number, mbi, cin, plan id number, member, your member number, your member id, member id/subscriber id, "
            + "member medicaid id, mem ber id, enrollee no, subscr no, subscr id, card, card id, medicare beneficiary identifier, "
            + "your number, insureds number, patients number, your member no, cardholder id, patients id, trust id, fund id, health plan id, plan id, coverage id, enrollment id, identification, id card no, your id, your member id number, insureds id"),
        (Field.MemberId, 0.6, "no, number"),
        (Field.MemberId, 0.8, "id, insured id number, subscriber no"),
        (Field.GroupNumber, 1.0,
            "group number, group no, group id, grp no, grp number, group number/name, rxgrp, rx group, rx grp, "
            + "employer group number, group policy number, group account number, employer grp"),
        (Field.GroupNumber, 0.9, "group plan, group, grp, employer group"),
        (Field.ClaimNumber, 1.0,
            "claim number, claim no, claim id, claim reference number, claim control number, payer claim control no, "
            + "payer claim control number, payer claim number, claim number/icn, icn, dcn, internal control number, "
            + "document control number, claim payer icn, our claim, our claim number, claim num, claim no/dcn, re claim, "
            + "total for claim, original claim number, claim id number"),
        (Field.ClaimNumber, 0.9, "claim, claim ref"),
        (Field.ReferenceNumber, 1.0,
            "reference number, reference no, reference id, ref no, ref number, case number, case no, case id, case ref, "
            + "case reference, request number, request no, request id, review reference, review number, review id, "
            + "determination number, coverage determination no, coverage determination number, tracking number, tracking no, reference/auth, "
            + "reference/authorization, referral/auth order no, referral/authorization order no, decision number, file number, "
            + "letter id, appeal number, pa number, pa request number, pa case id, request reference, our reference, your reference, "
            + "event id, ticket number, service request number, review case, notice id, notice number, our file, file, file no, "
            + "our case number, our case no, appeal no, our reference number, our number, our file number, appeal case number, "
            + "determination id, inquiry number, control number, notice"),
        (Field.ReferenceNumber, 0.9, "reference, ref, case, request, review, auth/reference, authorization case"),
        (Field.AuthorizationNumber, 1.0,
            "authorization number, authorization no, auth number, auth no, authorization id, prior authorization number, "
            + "prior authorization no, auth request, authorization request, authorization request number, auth request number, "
            + "referral number, referral no, precertification number, certification number, approval number, prior auth number, "
            + "pre certification number, authorization, prior authorization request number"),
        (Field.AccountNumber, 1.0,
            "patient account, patient acct, pt acct, acct, acct no, account, account number, account no, patient account number, "
            + "patient account no, patient control no, patient control number, your account, provider account, pt account"),
        (Field.PaymentNumber, 1.0,
            "check, check number, check no, check/eft, eft, eft trace, eft number, trace number, payment number, eft trace number"),
        (Field.PolicyNumber, 1.0, "policy number, policy no, policy, policy form"),
        (Field.DateOfLetter, 1.0,
            "date we wrote this, prepared on, date of notice, notice date, letter date, date of letter, date of this notice, date of this letter, "
            + "date of determination, determination date, eob date, statement date, remit date, remittance date, "
            + "notice of denial date, denial date, decision date, date of decision, invoice date, date prepared, date issued, "
            + "issue date, issued, outcome letter issued, letter issued, date of denial, date of the notice, "
            + "date this notice was sent, todays date, date of this statement, notification date, date of adverse determination, "
            + "letter, notice, issued on, date of eob, this notice is dated, date printed on this notice"),
        (Field.DateOfLetter, 0.97, "date, date time"),
        (Field.DateOfLetter, 0.8,
            "payment date, check date, check dt, posted, we decided on, decided on, dated, processed, date processed, processed date, finalized, finalized date, sent, processed on"),
        (Field.DateMailed, 0.9, "mailed, mail date, date mailed, mailing date, mailed on, date sent"),
        (Field.DatePrinted, 1.0, "printed, print date, date printed, run date, letter generated, generated, printed on"),
        (Field.DateReceived, 1.0,
            "received, date received, received on, recd, request received, request recd, claim received, date asked, "
            + "date requested, date of request, first received, date order recd, requested on, date we got the request, "
            + "received date, your request was received, date claim received, we got the request on, got the request, claim recd, request date, order date, date of the request, "
            + "order received"),
        (Field.DateOfService, 1.0,
            "date of service, dates of service, date s of service, dos, service date, service dates, date of care, dates of care, "
            + "treatment date, dates of treatment, date of treatment, admission date, admit date, admitted, admission, "
            + "date of admission, procedure date, surgery date, date of surgery, date of procedure, from date, date filled, "
            + "fill date, date of fill, planned, planned date, scheduled, scheduled date, service dates requested, dates requested, "
            + "requested dates, dos from, served, treated, treated on, dates seen, date seen, date treated, sold on, bought on, stay, statement dates, statement covers period, date of admit, test date, transport date, date of transport, date of visit, visit date, "
            + "begin date, start date, service from, date of proposed service, requested start date, dates of service requested, "
            + "anticipated date of service, visit, when, on, date of trip, trip date, planned start, starting, start, seen on, "
            + "valid from, test on, date of test, service start, service start date, date performed, date of fill, "
            + "order date of service, date of order, when she got it, when he got it, when you got it, date of visit or service, "
            + "date you got care, services on, d o s, date of svc, svc date, good from, date of purchase, purchase date, admit discharge, admit/discharge date, admission discharge, proposed date, "
            + "proposed service date, proposed dates, admit discharge dates, date of proposed procedure, day of care, days of care, day of service, date the change starts, date s of svc, dates of svc, "
            + "date of svcs, service dt"),
        (Field.DateOfService, 0.6, "approved dates, service period, authorized dates"),
        (Field.OtherDate, 1.0,
            "effective date, date the action takes effect, effective, expires, expiration date, due date, prior admission, "
            + "last covered day, coverage month, termination date, date coverage ended"),
        (Field.Service, 1.0,
            "service requested, requested service, requested services, procedure requested, requested procedure, service denied, "
            + "denied service, description, type of service, type of service subject to notice, service description, "
            + "treatment requested, service item, service/procedure, procedure/service, what was billed, what was done, what it was, "
            + "item requested, requested item, equipment, equipment requested, description of service, services requested, "
            + "procedure description, test, test name, request for, what you asked for, service in question, item, items, "
            + "level of care requested, requested level, requested level of care, what, what you requested, "
            + "requested item or service, service you asked for, care requested, type of care"),
        (Field.Service, 0.85, "service, services, procedure, procedures, treatment, requested, line 1"),
        (Field.Drug, 1.0,
            "drug, drug name, medication, medication name, drug requested, requested drug, medication requested, "
            + "requested medication, drug you asked for, name of drug, prescription, name of medication, drug strength"),
        (Field.Provider, 1.0,
            "ordering provider, requesting provider, requested by, prescriber, prescribing provider, prescribing physician, "
            + "rendering provider, rendering, rendering physician, attending, attending physician, attending provider, surgeon, "
            + "your surgeon, treating provider, treating physician, treating doctor, your doctor, ordering physician, "
            + "ordering doctor, ordering clinician, requesting physician, requesting doctor, ordered by, prescribed by, "
            + "asked for by, seen by, who gave the care, physician, doctor, your provider, provider name, ordering, performed by, "
            + "req provider, ord md, ord provider, dentist, therapist, clinician, treating dentist, treating clinician, "
            + "doctor clinic, requesting clinician, prescriber name, physician provider, performing provider, who asked, "
            + "provider who asked, treated by, who treated you, audiologist, supervising analyst, health care provider, healthcare provider, referred by, bcba, dr, practitioner, prescribing doctor, care given by, given by, provider of care, treated by, "
            + "prescribing practitioner, ordering practitioner, requesting practitioner, performing, dentist name, specialist, "
            + "who treated you, treating practitioner, submitted by, requested by dr"),
        (Field.Provider, 0.8, "provider, requesting, referring, referring provider, pcp"),
        (Field.Provider, 0.6, "cc"),
        (Field.BillingProvider, 1.0,
            "billing provider, practice, supplier, dme supplier, vendor, nurse agency, agency, home care agency, billed by, "
            + "provider of service, pharmacy, equipment supplier, ambulance, clinic, ambulance service, billing practice, payee, "
            + "service provider, provider of services"),
        (Field.Facility, 1.0,
            "facility, facility name, hospital, place of care, location, site, site of service, site of care, imaging site, "
            + "service facility, servicing facility, servicing provider, servicing, where, laboratory, lab, treatment facility, "
            + "service location, location of service, performing lab, infusion site, treating facility, rendering facility, "
            + "performing laboratory, place of service name, testing laboratory, place of service, performed at, care given at, done at, "
            + "infusion center, service site, place, where it was done, hospital name, clinic name, treatment center, surgery center"),
        (Field.Reason, 1.0,
            "reason for denial, denial reason, reason for decision, reason for the denial, reason, reasons, rationale, "
            + "clinical rationale, explanation, why, basis for decision, basis for denial, principal reason, "
            + "reason for determination, reason for adverse determination, denial rationale, the reason, denial explanation, "
            + "reason for this decision, message, message from the claim team, determination reason, why we denied, why we said no, "
            + "what went wrong, why not, why we did not pay, our reason, the reason for our decision, reason for our decision, "
            + "explanation of decision, what this means, reason for non coverage, principal reason for denial, reason for noncoverage, explain"),
        (Field.Billed, 1.0,
            "it came to, claim came to, claim total billed, billed, amount billed, billed amount, total billed, total billed amount, billed charges, charge, charges, "
            + "total charge, total charges, submitted, amount charged, billed amt, total amount billed, submitted charge, "
            + "submitted charges, claim total, amount of claim, price, amount submitted, charged, claim amount, provider charged, "
            + "provider billed, total billed charges, how much, fee, what was charged, amount requested, cost submitted, "
            + "provider charges, total cost, what the provider charged, billed to plan"),
        (Field.Billed, 0.6, "total, total amount, amount"),
        (Field.Allowed, 1.0,
            "what the plan allows, plan rate, plan allows, plan allowance, negotiated rate, allowed, allowed amount, "
            + "amount allowed, eligible, eligible amount, total allowed, plan allowed, allowed charges, medicare approved amount, "
            + "approved amount, allowable"),
        (Field.Paid, 1.0,
            "paid, plan paid, amount paid, paid amount, we paid, total paid, payment, plan payment, payment this remit, "
            + "paid by plan, amount we paid, medicare paid, payment amount, plan pays, paid to provider, benefit paid, we pay, "
            + "what the plan paid, plan paid amount, what we paid, insurance paid, amount paid by plan"),
        (Field.PatientShare, 1.0,
            "patient responsibility, member responsibility, your responsibility, you may owe, you owe, amount you owe, "
            + "amount you may owe, you may owe the provider, amount you may owe the provider, your share, your cost, patient owes, "
            + "member owes, member liability, patient liability, total you may be billed, maximum you may be billed, "
            + "patient balance, your total cost, what you owe, total patient responsibility, your total responsibility, "
            + "patient resp, member resp, subscriber responsibility, balance due from patient, patient cost, "
            + "amount you may be billed, you may be billed, you pay, your balance, left for you to pay, your part, you will owe, "
            + "amount due from you, what you may owe, your portion, patient portion, patient pays, member pays, balance you owe, "
            + "your cost share, amount due"),
        (Field.Deductible, 1.0, "deductible, deductible applied, applied to deductible, your deductible"),
        (Field.Copay, 1.0, "copay, copayment, co pay, your copay"),
        (Field.Coinsurance, 1.0, "coinsurance, co insurance, your coinsurance"),
        (Field.Codes, 1.0,
            "group/reason, cpt, cpt code, cpt codes, cpt code s, procedure code, procedure codes, proc code, proc, hcpcs, hcpcs code, code, "
            + "codes, code s, diagnosis, diagnoses, dx, diagnosis code, diagnosis codes, icd 10, icd 10 code, modifier, mod, units, "
            + "denial code, denial codes, adjustment codes, remark, remark code, remark codes, revenue code, tooth, reason code, "
            + "ndc, carc, rarc, drg, bill type, type of bill, npi, denial reason code, claim adjustment reason"),
        (Field.Stop, 1.0,
            "provider claim services, provider claims, provider services, provider relations, provider appeals, provider disputes, payer id, payor id, facility npi, provider npi, group npi, billing npi, pay to npi, status, network status, relationship, address, phone, telephone, fax, tax id, tin, gender, sex, age, tob, pos, "
            + "policy reference, funding, enrollment code, network, units approved, page, re, subject, plan code, state, form, "
            + "decision, determination, claim status, quantity, days supply, strength, dose, specialty, taxonomy, county, language, "
            + "line of business, lob, region, contact, rxbin, rxpcn, cycle, level, notes, result, how long, how fast"),
    ];
}
