using DenialOps.Facts.Layout;

namespace DenialOps.Facts;

/// <summary>The words that open a section of a letter and say what the section is for.</summary>
internal static class SectionHeads
{
    /// <summary>Zone, whether the head speaks for the next paragraph only, phrases parted by commas.</summary>
    public static readonly (Zone Zone, bool OneParagraph, string Phrases)[] All =
    [
        (Zone.Body, false,
            "our decision, decision, the decision, why we denied, why did we, why, why we said no, what went wrong, what we found, "
            + "basis of the decision, reason and remark codes, reason, reasons, the reason, rationale, determination, "
            + "denial determination, what happened, notes, explanation, claim detail, claim details, what this means, "
            + "what we decided, why we decided, how we decided, why we made this decision, basis for our decision, what to do next, "
            + "what can be done, next steps, options, how to fix it, you can still fix this, remark, remarks, your claims, "
            + "service details, line, claim line, notes for claims above, clinical basis, principal reason, your coverage was, "
            + "your request was, what we approved, what we did not approve"),
        (Zone.Appeal, false,
            "appeal, appeals, how to appeal, your right to appeal, your appeal rights, appeal rights, "
            + "you have the right to appeal, your rights to appeal, right to appeal, your internal appeal rights, internal appeal, "
            + "appeal information, appealing this decision, appeal instructions, reconsideration rights, if you disagree, "
            + "if you do not agree, if you dont agree, what if i do not agree, what if i dont agree, if you want to appeal, "
            + "or appeal, you can also appeal, how to ask us to reconsider, how to ask for an appeal, how do i request an appeal, "
            + "you can appeal, your appeal, member appeal rights, provider appeal, provider appeals, formal appeal, to appeal, "
            + "to disagree, how to dispute, dispute, disputes, appeal to us, if you would rather appeal, "
            + "attachment * your appeal rights, plan appeal, how to file an appeal, your right to a redetermination, "
            + "redetermination, how to request a redetermination, what if you do not agree, you may appeal, requesting an appeal, "
            + "first level, first level appeal, appeal request, your right to ask for an appeal, grievance and appeal rights, "
            + "filing an appeal, next step, can you ask us to change, if you think we got it wrong, if you believe, "
            + "if you want us to review, if you want us to look, want us to review the decision, want us to look again, ask us to look again, standard appeal, how to file"),
        (Zone.Later, true,
            "external review, independent external review, independent review, state fair hearing, fair hearing, state hearing, "
            + "state administrative hearing, state administrative fair hearing, administrative hearing, second level, "
            + "second level appeal, step 3, after the appeal, what happens next, if we say no, voluntary second level, "
            + "after your appeal, your rights under erisa, mental health parity, keeping services, keep getting services, "
            + "continuation of benefits, other resources to help you, other resources, get help, help and more information, "
            + "legal help, free legal help, who decides, new information, someone to help you, if we miss our deadlines, "
            + "urgent requests, peer to peer, doctor to doctor, surprise billing, how long, state help, timely filing, complaints, "
            + "if your appeal is denied, further appeal rights, next level"),
        (Zone.Boilerplate, true,
            "words we use, definitions, definition, definitions of columns, other remark codes, glossary, "
            + "why the plan might say no, reasons a claim could be denied, terms, words that may be in this letter, code key, "
            + "provider notes, printed on every letter, codes seen most often, what the words mean, please know, "
            + "common adjustment codes, a note about, how to report fraud, words to know, general information, key terms"),
        (Zone.Boilerplate, false,
            "more about the review, questions people ask, frequently asked questions, nondiscrimination, nondiscrimination notice, "
            + "notice of nondiscrimination, discrimination is against the law, language assistance, attention if you speak, "
            + "we have free interpreter services, provider quick reference, quick reference, appeal request form, "
            + "request for redetermination of, provider dispute appeal cover sheet, confidentiality notice, confidentiality, "
            + "this communication contains, spanish, tagalog, according to the paperwork reduction act, privacy notice, "
            + "notice informing individuals, authorized representative form, member appeal form, claim dispute form, complaint form, "
            + "spanish espanol, multi language, language services"),
    ];
}
