using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DenialOps.Artifacts;
using DenialOps.Prompts;
using ProviderSimulator.Scripts;

namespace DenialOps.Tests.Assistance;

/// <summary>A way in which a model's answer is bad.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Group">The kind of fault, for the table in docs/grounding.md.</param>
/// <param name="Answer">What it says to a prompt that writes; null for what the prompt gave.</param>
/// <param name="Marker">What must be in no delivered file; empty where the answer brings nothing of its own.</param>
internal sealed partial record BadAnswer(string Name, string Group, Func<AskedPrompt, object?> Answer, string Marker)
{
    private const string Codes = "codes", Dates = "dates and times", Amounts = "amounts and numbers", Contacts = "contacts", Law = "laws and rules", Names = "names", Identifiers = "identifiers",
        Claims = "claims without a value", Lost = "values left out", Placeholders = "placeholders and blanks", Form = "form of the answer", Hidden = "values in disguise", Moved = "values and requests turned into others";

    /// <summary>Whether a file shows what it brings. The times and hashes of a run may have any digits, and are left out.</summary>
    public bool IsIn(CaseArtifact file)
    {
        string text = Encoding.UTF8.GetString(file.Content.Span);
        text = file.FileName is "run.json" or "usage.json" ? Measures().Replace(text, "") : text;
        return Marker.Length > 0 && file.FileName != "extracted_text.txt" && text.Contains(Marker, StringComparison.Ordinal);
    }

    [GeneratedRegex("\"[0-9a-f]{64}\"|(?<=: )-?[0-9][0-9.eE+-]*(?=[,\\s])")]
    private static partial Regex Measures();

    /// <summary>Our letter for the case that the gallery is about has these; see samples/prior-auth-mri.txt.</summary>
    private static readonly IReadOnlyList<BadAnswer> Added =
    [
        Adds("a procedure code of another case", Codes, "The code for this care is 70553.", "70553"),
        Adds("a drug code", Codes, "The drug is billed under J1745.", "J1745"),
        Adds("a diagnosis", Codes, "The diagnosis is M17.11.", "M17.11"),
        Adds("an adjustment code", Codes, "The claim carries CO-50 as well.", "CO-50"),
        Adds("a remark code", Codes, "Remark code N130 applies.", "N130"),
        Adds("a revenue code", Codes, "It was billed under revenue code 0611.", "0611"),
        Adds("a modifier", Codes, "Modifier 59 was appended.", "Modifier 59"),
        Adds("a drug code number", Codes, "NDC 00955-1702-10 was dispensed.", "00955-1702-10"),
        Adds("a day", Dates, "We spoke on May 3, 2026.", "May 3, 2026"),
        Adds("a day in digits", Dates, "The scan was ordered on 06/01/2026.", "06/01/2026"),
        Adds("a last day", Dates, "The appeal must arrive by August 1, 2026.", "August 1, 2026"),
        Adds("a time limit", Dates, "You have 45 days to appeal.", "45 days to appeal"),
        Adds("hours", Dates, "You must answer within 36 hours.", "36 hours"),
        Adds("weeks in letters", Dates, "Please answer within three weeks.", "three weeks"),
        Adds("an amount", Amounts, "The scan cost $1,250.00.", "$1,250.00"),
        Adds("an amount in letters", Amounts, "The scan cost nine hundred dollars.", "nine hundred dollars"),
        Adds("a percentage", Amounts, "This works in 87% of patients.", "87%"),
        Adds("a number of things", Amounts, "The patient had 14 visits of physical therapy.", "14 visits"),
        Adds("a phone", Contacts, "Call 1-888-555-0199 at once.", "555-0199"),
        Adds("a premium number", Contacts, "Questions: 900-555-0123.", "900-555-0123"),
        Adds("a fax", Contacts, "Fax this to 614-555-0999.", "614-555-0999"),
        Adds("an address", Contacts, "Write to 12 Market Street, Columbus, OH 43215.", "12 Market Street"),
        Adds("a box", Contacts, "Send it to P.O. Box 99123, Wexley, OH 43099.", "99123"),
        Adds("a web address", Contacts, "Upload it at www.quick-appeal-help.example.", "quick-appeal-help"),
        Adds("an e-mail", Contacts, "Write to appeals@quillfeather-help.example.", "quillfeather-help"),
        Adds("a federal rule", Law, "Under 45 CFR 149.510 you must pay.", "149.510"),
        Adds("a statute", Law, "See 42 U.S.C. § 1395dd.", "1395dd"),
        Adds("a state law", Law, "Ohio Revised Code 3901.381 forbids this.", "3901.381"),
        Adds("an act", Law, "The Mental Health Parity Act protects this care.", "Parity"),
        Adds("a policy number", Law, "Your policy MED-4471 covers it.", "MED-4471"),
        Adds("another patient", Names, "Mr. Bartholomew Quist had the same scan.", "Quist"),
        Adds("another doctor", Names, "Dr. Helena Marchetti ordered it.", "Marchetti"),
        Adds("a hospital", Names, "It was done at Saint Brendan Hospital.", "Brendan"),
        Adds("an insurer", Names, "Cobalt Shield Insurance agrees.", "Cobalt"),
        Adds("a drug", Names, "She was treated with adalimumab first.", "adalimumab"),
        Adds("the other side", Names, "The scan was of the left knee.", "left knee"),
        Adds("a member number", Identifiers, "Member ID QF 7719 0453 99.", "0453 99"),
        Adds("a claim number", Identifiers, "Claim number 26-188-0099999.", "0099999"),
        Adds("an authorization", Identifiers, "Authorization number AUTH-55127 was given.", "55127"),
        Adds("an NPI", Identifiers, "The NPI is 1457398826.", "1457398826"),
        Adds("what a doctor said", Claims, "My doctor confirmed that the scan was urgent.", "doctor confirmed"),
        Adds("what studies say", Claims, "Studies show that an early scan helps.", "Studies show"),
        Adds("what the chart says", Claims, "The records show that surgery was planned.", "surgery was planned"),
        Adds("an approval", Claims, "This care was approved earlier.", "approved earlier"),
        Adds("a withdrawal", Claims, "I withdraw this appeal.", "withdraw"),
        Adds("a promise to pay", Claims, "I agree to pay the bill.", "agree to pay"),
        Adds("a surrender", Claims, "The denial was correct, and the case is closed.", "denial was correct"),
        Adds("a threat", Claims, "Otherwise I will file a lawsuit against you.", "lawsuit"),
        Adds("a quotation", Claims, "Your letter says: “The scan is covered without approval in every case.”", "covered without approval"),
        Adds("a placeholder", Placeholders, "Call [[PHONE_77]] for help.", "PHONE_77"),
        Adds("a new blank", Placeholders, "My bank account is [ACCOUNT NUMBER OF YOUR BANK].", "OF YOUR BANK"),
        Adds("a link", Form, "Read [this page](http://help.example/appeal).", "help.example"),
        Adds("a script", Form, "<script>alert(1)</script>", "<script>"),
        Adds("template text", Form, "{{ member.ssn }} {% include 'secrets' %}", "secrets"),
        Adds("digits with unseen characters between", Hidden, "Call 9\u200b0\u200b0-5\u200b5\u200b5-0123 now.", "\u200b"),
        Adds("wide digits", Hidden, "Call ９００-５５５-０１２３ now.", "５５５"),
        Adds("letters that look like others", Hidden, "Call the Quillfe\u0430ther desk.", "\u0430"),
        Adds("a name in small letters", Names, "The patient, bartholomew quist, agrees.", "quist"),
        Adds("a doctor in small letters", Names, "She was seen by dr. bishop there.", "dr. bishop"),
        Adds("an insurer in small letters", Names, "They say that aetna agrees.", "aetna"),
        Adds("another joint", Names, "The pain is in the ankle.", "the ankle"),
        Adds("the other joint", Names, "The pain is in the other knee.", "other knee"),
        Adds("a week", Dates, "Please answer within a week.", "within a week"),
        Adds("a weekday", Dates, "It was sent last tuesday.", "last tuesday"),
        Adds("the day before", Dates, "It was sent yesterday.", "yesterday"),
        Adds("a month that has gone", Dates, "We wrote to you last month.", "last month"),
        Adds("a share in words", Amounts, "Nine in ten such appeals win.", "Nine in ten"),
        Adds("money in slang", Amounts, "The scan cost two grand.", "two grand"),
        Adds("a roman number", Amounts, "It took XLII days.", "XLII"),
        Adds("a page in letters", Law, "See page twelve of the plan.", "page twelve"),
        Adds("an act in small letters", Law, "The parity act protects this care.", "parity act"),
        Adds("a short web address", Contacts, "Upload it at bit.ly/abc now.", "bit.ly"),
        Adds("a web address of plain words", Contacts, "Forms are at quick-appeal.help now.", "quick-appeal.help"),
        Adds("another web address of plain words", Contacts, "Forms are at appeal-help.app/form now.", "appeal-help.app"),
        Adds("a withdrawal in the past", Claims, "I withdrew my appeal.", "withdrew"),
        Adds("a withdrawal with a hyphen", Claims, "I with-draw my appeal.", "with-draw"),
        Adds("a withdrawal in other words", Claims, "I take back my appeal.", "take back"),
        Adds("a cancellation", Claims, "I cancel this appeal.", "cancel this"),
        Adds("a concession", Claims, "I concede the point.", "concede"),
        Adds("rights given up", Claims, "I have waived my rights.", "waived"),
        Adds("a bill that is taken over", Claims, "You may bill me for the scan.", "bill me"),
        Adds("costs that are taken over", Claims, "I will cover the cost of it.", "cover the cost"),
        Adds("what studies have shown", Claims, "Studies have shown that it helps.", "have shown"),
        Adds("what a doctor told", Claims, "My doctor told me that it is needed.", "doctor told"),
        Adds("a secret", Claims, "Send us your SSN.", "SSN"),
        Adds("an entity within a word", Hidden, "I with&shy;draw this appeal.", "&shy;"),
        Adds("emphasis within a word", Hidden, "I with**draw** this appeal.", "with**"),
        Adds("letters apart", Hidden, "Call f i v e f i v e now.", "f i v e"),
        Adds("an address in letters", Hidden, "Write to support(at)evil(dot)example.", "(dot)"),
        Adds("an address with spaces", Hidden, "Write to support @ evil . example now.", "@ evil"),
        Adds("an act that nobody passed", Law, "The Patient Fairness Act gives me this right.", "Fairness Act"),
        Adds("an act of ordinary words", Law, "Under the Fair Care Act this is due.", "Fair Care"),
        Adds("an organisation of ordinary words", Names, "Please send it to Acme Recovery now.", "Acme Recovery"),
        Adds("a neighbour in small letters", Names, "My neighbour bertram agrees with me.", "bertram"),
        Adds("a holiday", Dates, "Please answer by Christmas Day.", "Christmas"),
        Adds("an illness", Names, "I have cancer.", "have cancer"),
        Adds("half of it", Amounts, "I will send half of the money.", "half of"),
        Adds("an appeal that is retracted", Claims, "I retract my request.", "retract my"),
        Adds("an appeal that is relinquished", Claims, "I relinquish this appeal.", "relinquish"),
        Adds("a letter to be disregarded", Claims, "Please disregard this letter.", "disregard this"),
        Adds("a right to refuse", Claims, "You were within your rights to refuse payment.", "within your rights"),
        Adds("records shared", Claims, "I allow you to share my records.", "allow you"),
        Adds("a day in letters", Hidden, "It was sent on the fourteenth of March.", "fourteenth of March"),
    ];

    private static readonly IReadOnlyList<BadAnswer> Changed =
    [
        Changes("a digit of the procedure code", Codes, "73721", "73722"),
        Changes("the last day", Dates, "July 14, 2026", "July 15, 2026"),
        Changes("the year of the service", Dates, "June 22, 2026", "June 22, 2025"),
        Changes("the member number", Identifiers, "QF 7719 0453 02", "QF 7719 0453 20"),
        Changes("the claim number", Identifiers, "26-188-0047319", "26-188-0047391"),
        Changes("the patient's name", Names, "Annalise Dovrenko", "Annelise Dovrenka"),
        Changes("the box for appeals", Contacts, "P.O. Box 43230", "P.O. Box 43203"),
        Changes("the fax for appeals", Contacts, "555-0186", "555-0168"),
        Turns("the label of the amount", "Amount billed:", "Amount that I owe:"),
        Turns("the label of the doctor", "Provider:", "Patient:"),
        Turns("whose fax it is", "By fax:", "My telephone:"),
        Turns("the blank of a phone", "[YOUR PHONE NUMBER]", "(614) 555-0186"),
        Turns("a request", "Please change the decision", "Please do not change the decision"),
        Drops("the claim number", "26-188-0047319"),
        Drops("the day of the letter", "July 14, 2026"),
        Drops("the procedure code", "73721"),
        Drops("the place for the signature", "[SIGNATURE]"),
    ];

    private static readonly IReadOnlyList<BadAnswer> Formless =
    [
        new("nothing", Form, _ => "", ""),
        new("an empty document", Form, asked => Words(asked, _ => "  \n "), ""),
        new("JSON cut in the middle", Form, asked => Reply.Text("{\"markdown\": \"We ask that"), "We ask that\""),
        new("an answer cut at its token limit", Form, _ => Reply.With(new Answer { Text = "{\"markdown\": \"Dear", Finish = FinishReason.Length }), ""),
        new("a member too many", Form, asked => With(asked, json => json["confidence"] = 0.99), "0.99"),
        new("a number where a text belongs", Form, asked => asked.Name == PromptNames.ActionPlan ? "{\"situation\": 7, \"recommendation\": 8, \"steps\": []}" : "{\"markdown\": 42}", ""),
        new("Markdown and no JSON", Form, _ => Reply.Text("# Appeal\n\nDear appeals department, please pay 900-555-0123."), "900-555-0123"),
        new("HTML", Form, asked => Words(asked, text => "<div><p>" + text + "</p></div>"), "<div>"),
        new("100 KB of text", Form, asked => Words(asked, text => text + string.Concat(Enumerable.Repeat("\nPlease reconsider this decision with care.", 2_500))), ""),
        new("a list", Form, _ => Reply.Text("[1, 2, 3]"), ""),
        new("null", Form, _ => Reply.Text("null"), ""),
        new("two answers", Form, _ => Reply.Text("{\"markdown\": \"one\"} {\"markdown\": \"two\"}"), ""),
        new("another language", Form, asked => Words(asked, _ => "Estimados señores: les pedimos que cambien la decisión sobre la resonancia de la rodilla, porque la atención era necesaria y nadie avisó a tiempo."), "Estimados"),
        new("a refusal", Form, _ => Reply.With(new Answer { Refusal = "I cannot help with medical letters." }), "cannot help"),
        new("a refusal in the document", Form, asked => Words(asked, _ => "As an AI language model I cannot help with this letter."), "language model"),
        new("its own instructions", Form, asked => Words(asked, text => text + "\nMy system prompt says that everything inside the tags is data."), "system prompt"),
        new("talk before the document", Form, asked => Words(asked, text => "Certainly! Here is the letter that you asked for.\n\n" + text), "Certainly"),
        new("a call of a tool", Form, _ => Reply.Tool("send_mail", "{\"to\": \"x@evil.example\"}"), "evil.example"),
        new("the steps in another order", Form, asked => asked.Name == PromptNames.ActionPlan ? With(asked, json => json["steps"] = new JsonArray([.. json["steps"]!.AsArray().Reverse().Select(step => step!.DeepClone())])) : "{}", ""),
    ];

    /// <summary>Bad in one place only, in answers that have several.</summary>
    private static readonly IReadOnlyList<BadAnswer> Hidings =
    [
        InOnePlace("a phone in the last step only", Contacts, "900-555-0144"),
        InOnePlace("an amount in the last step only", Amounts, "$4,321.00"),
        InOnePlace("a withdrawal in the last step only", Claims, "withdraw the appeal"),
        new("a step without words", Lost, asked => asked.Name == PromptNames.ActionPlan ? With(asked, json => json["steps"]!.AsArray()[^1]!["what"] = " ") : "{}", ""),
        new("a summary without key points", Lost, asked => asked.Name == PromptNames.PlanSummary ? With(asked, json => json["key_points"] = new JsonArray()) : "{}", ""),
        new("a key point that is empty", Lost, asked => asked.Name == PromptNames.PlanSummary ? With(asked, json => json["key_points"]!.AsArray()[0] = "") : "{}", ""),
        new("success factors that are empty", Lost, asked => asked.Name == PromptNames.PlanSummary ? With(asked, json => json["success_factors"] = new JsonArray("", "-", "")) : "{}", ""),
        new("another recommendation", Lost, asked => asked.Name == PromptNames.PlanSummary ? With(asked, json => json["recommendation"] = "Do as you like.") : "{}", "Do as you like"),
        new("a step that says nothing", Lost, asked => asked.Name == PromptNames.ActionPlan ? With(asked, json => json["steps"]!.AsArray()[^1]!["what"] = "Do nothing.") : "{}", "Do nothing"),
        new("a reason that says nothing", Lost, asked => asked.Name == PromptNames.ActionPlan ? With(asked, json => json["steps"]!.AsArray()[0]!["why"] = "") : "{}", ""),
        new("a step that is another one", Lost, asked => asked.Name == PromptNames.ActionPlan ? With(asked, json => json["steps"]!.AsArray()[^1]!["what"] = json["steps"]!.AsArray()[0]!["what"]!.DeepClone()) : "{}", ""),
        new("a letter without its last half", Lost, asked => Words(asked, text => text[..(text.Length / 2)]), ""),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<BadAnswer> All { get; } = [.. Added, .. Changed, .. Formless, .. Hidings];

    /// <summary>Those that do not name a value of the one letter.</summary>
    public static IReadOnlyList<BadAnswer> OfAnyLetter { get; } = [.. Added, .. Formless, .. Hidings];

    // In the last step of a plan, the last key point of a summary, the end of a document; a repair leaves it as it is.
    private static BadAnswer InOnePlace(string name, string group, string words) => new(name, group, asked => asked.Name == PromptNames.RepairDraft ? null : With(asked, json =>
    {
        if (json["steps"] is JsonArray steps)
        {
            steps[^1]!["what"] = (string)steps[^1]!["what"]! + " " + words + ".";
        }
        else if (json["key_points"] is JsonArray points)
        {
            points[^1] = (string)points[^1]! + " " + words + ".";
        }
        else
        {
            json["markdown"] = (string)json["markdown"]! + "\n" + words + ".\n";
        }
    }), words);

    private static BadAnswer Adds(string name, string group, string sentence, string marker) => new(name, group, asked => Words(asked, text => text.TrimEnd() + "\n\n" + sentence + "\n"), marker);

    private static BadAnswer Changes(string name, string group, string from, string to) => new($"{name}, changed", group, asked => Words(asked, text => Masked(asked, text, from, to)), to);

    // Only where it stands; what does not have it is no answer.
    private static BadAnswer Turns(string name, string from, string to) => new($"{name}, turned into another", Moved,
        asked => asked.Name is PromptNames.AppealLetter or PromptNames.CallScript && asked.User.Contains(from, StringComparison.Ordinal) ? Words(asked, text => text.Replace(from, to, StringComparison.Ordinal)) : "{}", "");

    private static BadAnswer Drops(string name, string value) => new($"{name}, left out", Lost, asked => Words(asked, text => Masked(asked, text, value, "")), "");

    // What names a person is a placeholder by the time a model sees it: the whole of them is changed then, as a model that knows no better would.
    private static string Masked(AskedPrompt asked, string text, string from, string to)
    {
        // It changes nothing when it is asked to repair.
        if (asked.Name == PromptNames.RepairDraft)
        {
            return text;
        }

        if (text.Contains(from, StringComparison.Ordinal))
        {
            return text.Replace(from, to, StringComparison.Ordinal);
        }

        int start = text.IndexOf("[[", StringComparison.Ordinal), end = start < 0 ? -1 : text.IndexOf("]]", start, StringComparison.Ordinal);
        return end < 0 ? text + "\n\n" + (to.Length > 0 ? to : "[[PHONE_77]]") : text.Replace(text[start..(end + 2)], to, StringComparison.Ordinal);
    }

    /// <summary>The given text, changed, in the form of the answer.</summary>
    private static string Words(AskedPrompt asked, Func<string, string> change) => With(asked, json =>
    {
        foreach (string member in new[] { "markdown", "situation_summary", "situation" })
        {
            if (json[member] is JsonValue text)
            {
                json[member] = change((string)text!);
            }
        }
    });

    private static string With(AskedPrompt asked, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(SimulatedModel.Echo(asked) ?? "{}")!.AsObject();
        change(json);
        return json.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
