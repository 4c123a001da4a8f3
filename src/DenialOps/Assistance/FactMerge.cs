using System.Text.Json;
using DenialOps.Facts;
using DenialOps.Facts.Readers;
using DenialOps.Intake;
using DenialOps.Knowledge;
using DenialOps.Prompts;

namespace DenialOps.Assistance;

/// <summary>
/// Puts what a model read beside what the rules read. A value that the letter does not have, or that stands where it cannot be what the
/// model takes it for, is dropped and told. Where both agree we are surer; where they differ the better receipt wins and both are told.
/// </summary>
internal sealed class FactMerge
{
    private const double Sure = 0.8;
    private const double Guessed = 0.5;
    private const double MostSure = 0.99;

    private readonly ReadingContext _context;
    private readonly ValueSearch _search;
    private readonly LetterSearch _words;
    private readonly CaseFacts _byRules;
    private readonly RoleCheck _roles;
    private readonly List<FactWarning> _warnings = [];
    private readonly HashSet<(string Path, int Index)> _confirmed = [];
    private readonly SortedSet<string> _dropped = new(StringComparer.Ordinal);
    private CaseFacts _facts;

    private FactMerge(LetterReading reading)
    {
        _context = reading.Decision?.Context ?? new ReadingContext(reading.Letter, reading.Mentions);
        _words = new LetterSearch(_context);
        _search = new ValueSearch(_context, _words);
        _facts = _byRules = reading.Facts;
        _roles = new RoleCheck(_context, _byRules);
    }

    /// <summary>The reading with what the model adds.</summary>
    public static LetterReading Merge(LetterReading reading, ReceivedFacts received)
    {
        var merge = new FactMerge(reading);
        List<Candidate> all = [.. received.Values.SelectMany(given => merge.Candidates(given.Key, given.Value))];
        foreach (var candidate in all)
        {
            merge.Take(candidate, isClaimedTwice: all.Exists(candidate.IsClaimedBy));
        }

        merge.TellDropped();
        return merge._facts == reading.Facts && merge._warnings.Count == 0 ? reading : reading with { Facts = merge.Reviewed() };
    }

    /// <summary>The values of a field that stand in the letter and can be what the model takes them for; the others are told of.</summary>
    private List<Candidate> Candidates(string path, List<ExtractedValue> values)
    {
        var candidates = new List<Candidate>(values.Count);
        if (FactKind.Of(path) is not { } kind)
        {
            return candidates;
        }

        var field = FactFields.Find(path);
        foreach (var value in values)
        {
            var places = _search.Find(kind, path, value.Value);
            if (Best(field, kind, value.Quote, places) is { } best)
            {
                candidates.Add(new Candidate(field, kind, best.Found, best.Weight));
            }
            else if (!places.Any(found => IsKnown(field, kind, found)))
            {
                Drop(path);
            }
        }

        return candidates;
    }

    /// <summary>Whether the rules read the same in the field.</summary>
    private bool IsKnown(FactField field, FactKind kind, FoundValue found) => field.In(_byRules).Any(fact => IsSame(kind, fact, found));

    private void Drop(string path) => _dropped.Add(path);

    /// <summary>What was dropped, in one warning of the whole: that a model erred is no doubt about what the letter says in the field.</summary>
    private void TellDropped()
    {
        if (_dropped.Count > 0)
        {
            Tell($"The model gave values that the letter does not have, or has in another place for another purpose. They were dropped: {string.Join(", ", _dropped)}.");
        }
    }

    /// <summary>The best place where the value stands: in the model's own quotation where the letter has it, else where the best label is.</summary>
    private (FoundValue Found, double Weight)? Best(FactField field, FactKind kind, string quote, IReadOnlyList<FoundValue> places)
    {
        var quotes = _words.Find(quote);
        (FoundValue Found, double Weight, bool IsQuoted)? best = null;
        foreach (var found in places)
        {
            if (_roles.Weigh(field.Path, kind, found, IsKnown(field, kind, found)) is not { } weight)
            {
                continue;
            }

            var isQuoted = quotes.Any(span => span.Start <= found.Span.Start && span.End >= found.Span.End);
            if (best is not { } other || (isQuoted && !other.IsQuoted) || (isQuoted == other.IsQuoted && weight > other.Weight))
            {
                best = (found, weight, isQuoted);
            }
        }

        return best is { } chosen ? (chosen.Found, chosen.Weight) : null;
    }

    private void Take(Candidate candidate, bool isClaimedTwice)
    {
        var (field, kind, found, weight) = candidate;
        var standing = field.In(_facts);
        for (var i = 0; i < standing.Count; i++)
        {
            if (IsSame(kind, standing[i], found))
            {
                if (IsBetterPrinted(kind, standing[i], found))
                {
                    Put(field, found, Math.Max(weight, standing[i].Confidence));
                    return;
                }

                // Once for a field: a model that says the same in two forms is still one witness, and none for what it said itself.
                if (standing[i].Method == FactMethod.Rule && _confirmed.Add((field.Path, i)))
                {
                    _facts = field.Weigh(_facts, i, Math.Min(MostSure, Math.Round(1 - ((1 - standing[i].Confidence) / 2), 2)));
                }

                return;
            }
        }

        if (isClaimedTwice)
        {
            // One number is the member's or the claim's, not both, and nobody but the model has said which.
            Drop(field.Path);
        }
        else if (standing.Count == 0)
        {
            Put(field, found, weight);
        }
        else if (field.IsList)
        {
            Tell($"{field.Path}: the model also names {Shown(field.Path, found.Text)} on page {PageOf(found.Span)}. It was not taken; compare it with the letter.");
        }
        else if (standing[0].Method == FactMethod.Rule)
        {
            Choose(field, standing[0], found, weight);
        }
        else if (standing[0].Method == FactMethod.Llm)
        {
            Warn(field.Path, $"The model read several values; {Shown(field.Path, standing[0].Text)} was taken, {Shown(field.Path, found.Text)} (page {PageOf(found.Span)}) was not. Compare them with the letter.");
        }
    }

    private void Choose(FactField field, StandingFact standing, FoundValue found, double weight)
    {
        // What only the words around it speak for does not take the place of what a rule read.
        // Nor does an amount under a label: of several lines with one label the rules have seen each, and have taken the total.
        var isModels = standing.Confidence < (field.Path.StartsWith("amounts.", StringComparison.Ordinal) ? Guessed : Sure) && weight >= RoleCheck.Labelled;
        if (isModels)
        {
            Put(field, found, weight);
        }

        var (kept, other) = (Shown(field.Path, isModels ? found.Text : standing.Text), Shown(field.Path, isModels ? standing.Text : found.Text));
        var (page, otherPage) = (isModels ? PageOf(found.Span) : standing.Source?.Page ?? 1, isModels ? standing.Source?.Page ?? 1 : PageOf(found.Span));
        var message = $"{(isModels ? "The" : field.Path + ": the")} rules and the model read different values: {kept} (page {page}) was taken, {other} (page {otherPage}) was not. Compare them with the letter.";
        if (isModels)
        {
            Warn(field.Path, message);
        }
        else
        {
            Tell(message);
        }
    }

    private void Put(FactField field, FoundValue found, double weight)
    {
        using var value = JsonDocument.Parse(found.Json);
        try
        {
            _facts = field.Put(_facts, value.RootElement, weight, FactMethod.Llm, _context.Receipt(found.Span.Start, found.Span.End));
        }
        catch (UserContextException)
        {
            Warn(field.Path, "The model gave a value of a form that this field does not have. It was dropped.");
        }
    }

    /// <summary>Words are the same where one reading holds the other; all else by its normal form.</summary>
    private bool IsSame(FactKind kind, StandingFact standing, FoundValue found)
    {
        if (string.Equals(standing.Text, found.Text, StringComparison.OrdinalIgnoreCase) || (kind.Mention is null && IsAsPrinted(standing.Text, found.Text)))
        {
            return true;
        }

        if (standing.Source is not { } source || kind.Mention is not (null or Mentions.MentionKind.Address or Mentions.MentionKind.Identifier or Mentions.MentionKind.Url))
        {
            return false;
        }

        var start = _context.Letter.Pages[Math.Clamp(source.Page - 1, 0, _context.Letter.Pages.Count - 1)].Start + source.Start;
        var end = start + source.End - source.Start;
        return (start <= found.Span.Start && end >= found.Span.End) || (found.Span.Start <= start && found.Span.End >= end)
            || (kind.Mention != Mentions.MentionKind.Identifier && IsMostOf(standing.Text, found.Text));
    }

    /// <summary>The same words but for what scanners confuse: "SI1ver Birch" for "Silver Birch".</summary>
    private static bool IsAsPrinted(string one, string other) => new WordTable(one).Hashes.SequenceEqual(new WordTable(other).Hashes);

    /// <summary>Whether a name that the rules read with digits in it stands elsewhere without.</summary>
    private static bool IsBetterPrinted(FactKind kind, StandingFact standing, FoundValue found) => kind.Mention is null && standing.Method == FactMethod.Rule && standing.Confidence < Sure
        && standing.Text.Any(char.IsAsciiDigit) && !found.Text.Any(char.IsAsciiDigit) && IsAsPrinted(standing.Text, found.Text);

    // "Marlowe Bay" for "Marlowe Bay Health Plan", and not "Blue" for any payer of that colour.
    private static bool IsMostOf(string one, string other) => Math.Min(one.Length, other.Length) * 2 >= Math.Max(one.Length, other.Length)
        && (one.Contains(other, StringComparison.OrdinalIgnoreCase) || other.Contains(one, StringComparison.OrdinalIgnoreCase));

    private CaseFacts Reviewed()
    {
        var missing = FactReview.Missing(_facts).Select(field => field.Field).ToHashSet(StringComparer.Ordinal);
        return _facts with
        {
            Missing = [.. _facts.Missing.Where(field => missing.Contains(field.Field))],
            Warnings = [.. _facts.Warnings, .. _warnings],
        };
    }

    /// <summary>A warning that casts no doubt on a field: the plan goes by the warnings of its fields.</summary>
    private void Tell(string message) => Warn("document", message);

    private void Warn(string path, string message) => _warnings.Add(new FactWarning(path, message));

    private int PageOf(TextSpan span) => _context.Letter.PageAt(span.Start).Number;

    /// <summary>A value of the model's at its best place in the letter.</summary>
    private sealed record Candidate(FactField Field, FactKind Kind, FoundValue Found, double Weight)
    {
        /// <summary>Whether another field is given the same place, or the same name or number without a label that says so.</summary>
        public bool IsClaimedBy(Candidate other) => !RoleCheck.MayShare(other.Field.Path, Field.Path)
            && (other.Found.Span == Found.Span || (Weight < RoleCheck.Labelled && IsUnique && other.Kind.Mention == Kind.Mention && other.Normal == Normal));

        /// <summary>Amounts and times may well be the same for two fields.</summary>
        private bool IsUnique => Kind.Mention is null or Mentions.MentionKind.Identifier or Mentions.MentionKind.Date;

        private string Normal => HeldValues.Normal(Kind.Mention, Found.Text);
    }

    /// <summary>A value in quotation marks; what names a person or a case is not repeated.</summary>
    private static string Shown(string path, string text) =>
        path.StartsWith("member.", StringComparison.Ordinal) || path.StartsWith("claim.", StringComparison.Ordinal) ? "one" : $"“{(text.Length > 80 ? text[..80] + "…" : text)}”";
}
