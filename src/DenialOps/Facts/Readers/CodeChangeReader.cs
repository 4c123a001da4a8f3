using DenialOps.Facts.Layout;
using DenialOps.Knowledge;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads what the letter names as missing or wrong on the claim, by code: "modifier 25 is missing on 99213".</summary>
internal sealed class CodeChangeReader(ReadingContext context, IReadOnlyList<TableRow> rows)
{
    private const double ToldByCode = 0.85;
    private const double ToldInWords = 0.75;

    /// <summary>How far from a code the words about it may stand, in characters.</summary>
    private const int Before = 48;
    private const int After = 80;

    /// <summary>A printed sentence is shorter; of a longer one only the code is quoted.</summary>
    private const int LongestQuote = 320;

    /// <summary>A sentence has few codes; one with more is a list, and its first ones are looked at.</summary>
    private const int MostCodes = 16;

    private static readonly PhraseSet WrongBefore = new(
        "invalid", "incorrect", "wrong", "deleted", "expired", "outdated", "unsupported", "nonspecific", "unspecified", "truncated", "not support ", "inconsistent with", "not consistent with",
        "not match ", "conflicts with", "conflict with");

    private static readonly PhraseSet WrongAfter = new(
        "not valid", "invalid", "incorrect", "is wrong", "was wrong", "deleted", "retired", "discontinued", "no longer valid", "expired", "not specific", "unspecified", "truncated", "more digit",
        "another digit", "fifth digit", "sixth digit", "seventh digit", "fifth character", "sixth character", "seventh character", "not support", "not match", "inconsistent", "not consistent",
        "not fit", "conflict", "not compatible", "not recognized", "cannot be billed with", "may not be billed with", "not appropriate", "inappropriate", "not go with", "may not be used", "cannot be used",
        "not allowed", "not apply");

    private static readonly PhraseSet Bundled = new(
        "included in", "bundled", "incidental to", "component of", "is part of", "are part of", "as part of", "mutually exclusive", "inclusive", "not paid separately", "not separately");

    private static readonly PhraseSet Right = new(
        "correct code is", "correct code for", "correct code was", "correct code would be", "right code is", "should be billed as", "should be billed with", "should have been billed as",
        "should have been billed with", "should have been", "should be reported as", "should be reported with", "must be billed as", "must be reported as", "use code", "use cpt", "use hcpcs", "rebill with",
        "rebill as", "bill it as", "bill as ", "more appropriate code", "replace it with", "replaced by", "changed to", "change it to");

    private static readonly PhraseSet InsteadOf = new("instead of", "in place of", "rather than", "and not", ", not ");

    private static readonly PhraseSet OverUnits = new("exceed", "more than", "maximum", "limit", "too many", "over the", "only ");

    private static readonly PhraseSet Entries = new(
        "npi", "taxonomy", "place of service", "place-of-service", "tax id", "provider identifier", "provider number", "referring provider", "ordering provider", "rendering provider", "attending provider",
        "clia", "authorization number", "revenue code", "type of bill", "bill type", "ndc", "date of birth", "birth date", "diagnosis", "procedure code", "modifier", "units", "tooth number",
        "tooth surface", "accident date", "admission date", "discharge status", "condition code", "value code", "occurrence code", "diagnosis pointer", "primary identifier");

    private static readonly PhraseSet Defects = new(
        "missing", "incomplete", "invalid", "not valid", "did not carry", "did not have", "without a ", "without an ", "without the ", "not on the claim", "left off", "left blank", "blank", "not match", "mismatch", "incorrect", "inconsistent",
        "must have", "is required", "retired", "was wrong", "is wrong", "does not fit", "did not include", "not filled in");

    private readonly List<(CodeChange Change, Sentence Sentence, Mention? Code)> _changes = [];

    /// <summary>The changes with the words that name them, in the order of the letter, each once.</summary>
    public List<Fact<string>> Read()
    {
        for (int s = 0; s < context.Layout.Sentences.Count && _changes.Count < CodeChange.Most; s++)
        {
            var sentence = context.Layout.Sentences[s];
            if (sentence.Zone is not (Zone.Boilerplate or Zone.Later) && context.Text[sentence.End - 1] != '?' && !context.IsInstruction(s))
            {
                ReadSentence(s, sentence);
            }
        }

        return [.. _changes.Where(c => !IsToldBetter(c.Change)).DistinctBy(c => c.Change.ToString()).Take(CodeChange.Most).Select(Fact)];
    }

    /// <summary>Whether another sentence says the same and names the code that it belongs to.</summary>
    private bool IsToldBetter(CodeChange change) => change is { With: null, Codes.Count: > 0 }
        && _changes.Exists(c => c.Change.With is not null && c.Change.Kind == change.Kind && c.Change.Codes.SequenceEqual(change.Codes));

    private Fact<string> Fact((CodeChange Change, Sentence Sentence, Mention? Code) found)
    {
        bool whole = found.Sentence.End - found.Sentence.Start <= LongestQuote || found.Code is null;
        int start = whole ? found.Sentence.Start : found.Code!.Start;
        int end = whole ? Math.Min(found.Sentence.End, start + LongestQuote) : found.Code!.End;
        return context.Fact(found.Change.ToString(), found.Code is null ? ToldInWords : ToldByCode, start, end);
    }

    private void ReadSentence(int index, Sentence sentence)
    {
        int known = _changes.Count;
        var codes = new List<Mention>(4);
        foreach (var mention in context.MentionsIn(sentence.Start, sentence.End))
        {
            if (mention.Kind is MentionKind.Modifier or MentionKind.Cpt or MentionKind.Hcpcs or MentionKind.Icd10 && codes.Count < MostCodes)
            {
                codes.Add(mention);
            }
        }

        AddModifiers(index, sentence, codes);
        foreach (var code in codes)
        {
            if (code.Kind != MentionKind.Modifier && ChangeOf(code, codes, sentence, onlyRight: _changes.Count > known) is { } change)
            {
                _changes.Add((change, sentence, code));
            }
        }

        if (_changes.Count == known && sentence.Zone == Zone.Body && sentence.End - sentence.Start <= LongestQuote
            && context.Text.AsSpan(sentence.Start, sentence.End - sentence.Start) is var text && Entries.IsIn(text) && Defects.IsIn(text))
        {
            _changes.Add((new CodeChange(CodeChange.CorrectEntry, [], null), sentence, null));
        }
    }

    private void AddModifiers(int index, Sentence sentence, List<Mention> codes)
    {
        var missing = codes.FindAll(c => c.Kind == MentionKind.Modifier && MissingModifier.Is(context, c));
        if (missing.Count > 0)
        {
            _changes.Add((new CodeChange(CodeChange.AddModifier, [.. missing.Select(m => m.Value).Distinct()], BelongsTo(index, sentence, missing[0], codes)), sentence, missing[0]));
        }

        foreach (var modifier in codes)
        {
            if (modifier.Kind == MentionKind.Modifier && !missing.Contains(modifier) && (WrongBefore.IsIn(TextBefore(modifier, sentence)) || WrongAfter.IsIn(TextAfter(modifier, sentence, After))))
            {
                _changes.Add((new CodeChange(CodeChange.CheckModifier, [modifier.Value], BelongsTo(index, sentence, modifier, codes)), sentence, modifier));
            }
        }
    }

    /// <summary>What the words around a procedure or diagnosis code ask to change; null for nothing.</summary>
    private CodeChange? ChangeOf(Mention code, List<Mention> codes, Sentence sentence, bool onlyRight)
    {
        string before = TextBefore(code, sentence), after = TextAfter(code, sentence, After);
        bool isDiagnosis = code.Kind == MentionKind.Icd10;
        if (Right.IsIn(before))
        {
            var instead = codes.Find(c => IsDiagnosis(c) == isDiagnosis && c.Kind != MentionKind.Modifier && c.Value != code.Value
                && (c.Start < code.Start || InsteadOf.IsIn(context.Layout.Flow(code.End, c.Start))));
            return new CodeChange(CodeChange.UseCode, [code.Value], instead?.Value);
        }

        var other = codes.Find(c => c.Kind is MentionKind.Cpt or MentionKind.Hcpcs && c.Start > code.Start && c.Value != code.Value);
        if (onlyRight || (other is not null && !isDiagnosis && other.Start - code.End < 4))
        {
            return null;
        }

        string own = other is null ? after : TextAfter(code, sentence, Math.Min(After, other.Start - code.End));
        if (isDiagnosis)
        {
            return WrongBefore.IsIn(before) || WrongAfter.IsIn(own) ? new CodeChange(CodeChange.CheckDiagnosis, [code.Value], (other ?? codes.Find(IsProcedure))?.Value) : null;
        }

        if (Bundled.IsIn(own))
        {
            return new CodeChange(CodeChange.CheckCode, [code.Value], other?.Value);
        }

        return TextMatch.Holds(own, "unit") && OverUnits.IsIn(own) ? new CodeChange(CodeChange.CheckUnits, [code.Value], null)
            : (WrongBefore.IsIn(before) || WrongAfter.IsIn(own)) && !codes.Exists(IsDiagnosis) ? new CodeChange(CodeChange.CheckCode, [code.Value], null)
            : null;
    }

    private static bool IsDiagnosis(Mention code) => code.Kind == MentionKind.Icd10;

    private static bool IsProcedure(Mention code) => code.Kind is MentionKind.Cpt or MentionKind.Hcpcs;

    private string TextBefore(Mention code, Sentence sentence)
    {
        string text = context.Layout.Flow(Math.Max(sentence.Start, code.Start - Before), code.Start);
        return text[(text.LastIndexOf(';') + 1)..];
    }

    private string TextAfter(Mention code, Sentence sentence, int reach)
    {
        string text = context.Layout.Flow(code.End, Math.Max(code.End, Math.Min(sentence.End, code.End + reach)));
        return text.IndexOf(';') is >= 0 and var end ? text[..end] : text;
    }

    private static readonly PhraseSet Prepositions = new("on ", "to ", "for ", "with ", "of ", "from ", "by ");

    private static readonly PhraseSet OneVerb = new("same day", "along with", "together with", "billed with", "same visit", "same claim");

    /// <summary>
    /// The procedure that a modifier belongs to: right behind it ("modifier 25 is missing on 99213"), else the one that the sentence is about,
    /// the row that it names, or the only one of the sentence before; null where it could be either of two.
    /// </summary>
    private string? BelongsTo(int index, Sentence sentence, Mention modifier, List<Mention> codes)
    {
        var procedures = codes.FindAll(IsProcedure);
        if (procedures.Find(p => p.Start > modifier.End) is { } next && next.Start - modifier.End < Before
            && context.Layout.Flow(modifier.End, next.Start) is var between && Prepositions.IsIn(LastWords(between))
            && !between.Contains(" and ", StringComparison.Ordinal) && !OneVerb.IsIn(between))
        {
            return next.Value;
        }

        string subject = context.Layout.Flow(sentence.Start, modifier.Start);
        procedures.RemoveAll(p => p.Start > modifier.Start);
        if (procedures.Count == 0)
        {
            return OfRow(subject) ?? OnlyOneOf(index - 1, sentence.Paragraph);
        }

        var first = procedures[0];
        return procedures.TrueForAll(p => p.Value == first.Value) || (procedures[1].Start > first.End && OneVerb.IsIn(context.Layout.Flow(first.End, procedures[1].Start))) ? first.Value : null;
    }

    /// <summary>"missing on", "missing on CPT", "needed for code": the preposition stands a word or two before the code.</summary>
    private static string LastWords(string between) => between[Math.Max(0, between.Length - 20)..] + " ";

    /// <summary>The code of the row that "line 2" names.</summary>
    private string? OfRow(string subject)
    {
        int at = subject.LastIndexOf("line ", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || at + 5 >= subject.Length || !char.IsAsciiDigit(subject[at + 5]))
        {
            return null;
        }

        int end = at + 5;
        while (end < subject.Length && char.IsAsciiDigit(subject[end]))
        {
            end++;
        }

        string number = subject[(at + 5)..end];
        foreach (var row in rows)
        {
            var text = context.Text.AsSpan(row.Span.Start, row.Span.Length).TrimStart();
            if (text.StartsWith(number) && text.Length > number.Length && char.IsWhiteSpace(text[number.Length]))
            {
                return row.Codes.FirstOrDefault(IsProcedure)?.Value;
            }
        }

        return null;
    }

    private string? OnlyOneOf(int index, int paragraph)
    {
        if (index < 0 || context.Layout.Sentences[index].Paragraph != paragraph)
        {
            return null;
        }

        var before = context.Layout.Sentences[index];
        string? only = null;
        foreach (var mention in context.MentionsIn(before.Start, before.End))
        {
            if (IsProcedure(mention) && only is not null && only != mention.Value)
            {
                return null;
            }

            only = IsProcedure(mention) ? mention.Value : only;
        }

        return only;
    }

    /// <summary>Whether a denial is one that a corrected claim mends.</summary>
    public static bool Concerns(CaseFacts facts) => facts.Denial.Categories.Any(c => c.Value is DenialCategory.CodingError or DenialCategory.MissingInformation);
}
