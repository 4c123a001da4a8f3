using DenialOps.Facts.Readers;
using DenialOps.Intake;
using DenialOps.Knowledge;

namespace DenialOps.Facts.Evidence;

/// <summary>
/// Weighs every sentence: which reasons it speaks for, whether it denies, and whether it is about this case at all. Conditions, general
/// rules, questions, what the decision did not rest on, and orders to machines do not count.
/// </summary>
internal sealed class DecisionReader
{
    /// <summary>Words of an act: what an approval's general remarks ("suppliers outside of the network are not covered") do not have.</summary>
    private static readonly PhraseSet Refusals = new(
        "denied", "denial", "denying", "not approv", "unable", "cannot", "can't", "couldn't", "could not", "decline", "not authoriz", "not certif",
        "won't", "will not", "refus", "reject", "not paid", "not pay", "no payment", "returned", "saying no", "said no", "partial", "reduc",
        "terminat", "adverse", "stop", "ending", "except");

    private static readonly PhraseSet PastRefusals = new(
        "last year's", "first letter", "no longer counts", "last fall", "last spring", "last summer", "last winter", "last year", "last month", "earlier we", "previously", "decision was changed",
        "is closed", "at that time", "we had denied", "first denied");

    /// <summary>What the plan grants now, beside what it denies.</summary>
    private static readonly PhraseSet Grants = new(
        "we approved ", "we have approved", "we've approved", "is approved", "are approved", "days approved", "visits approved", "we authorized ",
        "we have authorized", ": approved");

    /// <summary>What was granted before, is granted by others or is not granted.</summary>
    private static readonly PhraseSet NoGrants = new(
        "not approved", "not authorized", "no longer", "already approved", "that we approved", "when we approved", "once it is approved", "until it is approved", "fda",
        "approved by medicare", "approved by cms", "approved by the ",
        "rule is approved", "rules are approved", "policy is approved", "list is approved", "drug list", "guideline",
        "fully approved");

    private static readonly PhraseSet Offers = new("you may ", "you can ", "right to ", "you have ", "may request", "may ask", "may file");

    private const int MaxPart = 300;

    private const double SureTime = 0.6;

    private readonly ReadingContext _context;
    private readonly List<CategoryEvidence> _evidence = [];

    private DecisionReader(ReadingContext context)
    {
        _context = context;
    }

    public static DecisionEvidence Read(
        ReadingContext context, IReadOnlyList<Fact<string>> carcs, IReadOnlyList<Fact<string>> rarcs, IReadOnlyList<TableRow> rows, AppealFacts appeal,
        AmountFacts amounts) =>
        new DecisionReader(context).Read(carcs, rarcs, rows, PaidNothing(amounts)) with { GrantsAppeal = GrantsAppeal(appeal) };

    /// <summary>Whether the letter gives its reader a time for an appeal.</summary>
    private static bool GrantsAppeal(AppealFacts appeal) =>
        appeal.DeadlineDays is { Confidence: >= SureTime } || appeal.DeadlineSpan is { Confidence: >= SureTime } || appeal.DeadlineDate is { Confidence: >= SureTime };

    /// <summary>Something was billed, nothing of it allowed and nothing paid.</summary>
    private static bool PaidNothing(AmountFacts amounts) => amounts is { Billed.Value: > 0, Paid.Value: 0, Allowed: null or { Value: 0 } };

    private DecisionEvidence Read(
        IReadOnlyList<Fact<string>> carcs, IReadOnlyList<Fact<string>> rarcs, IReadOnlyList<TableRow> rows, bool paidNothing)
    {
        var sentences = WeighSentences(rows, out var instruction);
        var picker = new ReasonPicker(_context);
        var (reason, first, last, score) = picker.Pick(sentences);
        var codes = WeighCodes(carcs, rarcs, out double codeDenial);
        bool refusedLine = paidNothing || rows.Any(r => r is { IsTotal: false, Outcome: RowOutcome.Denied });
        var outcome = Tally(sentences, refusedLine || codeDenial > 0);
        return new DecisionEvidence
        {
            Context = _context,
            Reason = reason,
            ReasonScore = score,
            Evidence = _evidence,
            ByWords = WeighWords(sentences, first, last),
            ByCodes = codes,
            Settles = rows.Any(r => r.Outcome == RowOutcome.Paid) || carcs.Any(IsSettled),
            Denial = outcome.Denial + codeDenial + (refusedLine ? 0.8 : 0),
            ClearestDenial = outcome.Reversal ? 0 : outcome.Clearest,
            Reversal = outcome.Reversal,
            Pending = outcome.Pending,
            Approval = outcome.Approval,
            Decision = outcome.Decision,
            ApprovedPart = sentences.Find(ApprovesPart)?.Sentence.Span,
            OffersReview = OffersReview(),
            Instruction = instruction,
            BenefitMaximum = picker.IsBenefitMaximum(reason),
        };
    }

    /// <summary>Whether a sentence outside the general parts tells the reader of an appeal or a later review.</summary>
    private bool OffersReview()
    {
        var layout = _context.Layout;
        for (int i = 0; i < layout.Sentences.Count; i++)
        {
            var s = layout.Sentences[i];
            uint cues = layout.CuesOfSentence(i);
            if (s.Zone != Layout.Zone.Boilerplate && (ReadingContext.Has(cues, Cue.Appeal) || ReadingContext.Has(cues, Cue.LaterLevel))
                && Offers.IsIn(_context.Text.AsSpan(s.Start, s.End - s.Start)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Weighs every sentence in order; <paramref name="instruction"/> is the first order to a machine.</summary>
    private List<SentenceEvidence> WeighSentences(IReadOnlyList<TableRow> rows, out TextSpan? instruction)
    {
        instruction = null;
        var layout = _context.Layout;
        var weigher = new SentenceWeigher(_context, rows, _evidence);
        var sentences = new List<SentenceEvidence>(layout.Sentences.Count);
        for (int i = 0; i < layout.Sentences.Count; i++)
        {
            sentences.Add(weigher.Weigh(i));
            if (instruction is null && ReadingContext.Has(layout.CuesOfSentence(i), Cue.Instruction))
            {
                instruction = layout.Sentences[i].Span;
            }
        }

        return sentences;
    }

    /// <summary>What the sentences say for each reason; those that were picked, and those that were announced, say more.</summary>
    private static CategoryWeights WeighWords(List<SentenceEvidence> sentences, int first, int last)
    {
        var words = new CategoryWeights();
        foreach (var s in sentences)
        {
            if (s.Scores != CategoryWeights.None)
            {
                words.Add(s.Scores, s.Weight * (s.Index >= first && s.Index <= last ? 2.5 : s.Announced ? 1.5 : 1));
            }
        }

        return words;
    }

    /// <summary>A code that says how an allowed amount is shared, or that the contract writes a part off: the claim was paid.</summary>
    private static bool IsSettled(Fact<string> carc) => CodeBook.Current.Carc(carc.Value) is { Kind: not (CodeKind.Denial or CodeKind.Unprocessable) };

    /// <summary>How far the sentences deny, approve or take back, and the first that decides.</summary>
    private (double Denial, double Approval, double Clearest, bool Reversal, bool Pending, TextSpan? Decision) Tally(
        List<SentenceEvidence> sentences, bool refusedLine)
    {
        double denial = 0, approval = 0, clearest = 0;
        bool reversal = false, pending = false, approvedFirst = false, refuses = refusedLine;
        TextSpan? decision = null;
        foreach (var s in sentences)
        {
            uint cues = _context.Layout.CuesOfSentence(s.Index);
            bool reverses = ReadingContext.Has(cues, Cue.Reversal), waits = ReadingContext.Has(cues, Cue.Pending) && s.Weight >= 0.7;
            denial += s.Denies ? s.Weight : 0;
            approval += reverses ? 3 * s.Weight : 0;
            pending |= waits;
            reversal |= reverses && s.Weight >= 0.7;
            clearest = Math.Max(clearest, IsClear(s) ? s.Weight : 0);
            approval += s.Approves && !s.Denies ? s.Weight : 0;
            refuses |= StatesReason(s) && s.Weight >= 0.95 || _context.Answer is { IsAgainst: true } answer && answer.Sentence == s.Index;
            refuses |= s.Denies && s.Weight >= 0.5 && Refuses(_context.Text.AsSpan(s.Sentence.Start, s.Sentence.End - s.Sentence.Start));
            approvedFirst |= decision is null && s.Approves && !s.Denies && s.Weight >= 0.7;
            decision ??= (s.Denies || s.Approves) && s.Weight >= 0.5 ? s.Sentence.Span : null;
        }

        return (denial, approval, clearest, reversal || (approvedFirst && !refuses) || (pending && !refusedLine), pending, decision);
    }

    /// <summary>Whether a sentence denies and says why, or states the reason alone.</summary>
    private static bool IsClear(SentenceEvidence s) =>
        StatesReason(s) || (s.Denies && (s.Explains || s.Strongest >= 1.4));

    /// <summary>Whether a sentence states as a fact what only a denial says: "The test is not medically necessary."</summary>
    private static bool StatesReason(SentenceEvidence s) => !s.Denies && !s.Approves && s.Strongest >= 2.9;

    /// <summary>Whether a sentence of this decision grants something, in words short enough to quote.</summary>
    private bool ApprovesPart(SentenceEvidence s)
    {
        if (!s.Approves || s.Weight < 0.9 || s.Sentence.End - s.Sentence.Start is <= 20 or >= MaxPart)
        {
            return false;
        }

        // On one line: "is approved" at a line's end goes on with "by Medicare" on the next.
        string text = _context.Layout.Flow(s.Sentence.Start, s.Sentence.End);
        return Grants.IsIn(text) && !NoGrants.IsIn(text);
    }

    /// <summary>Whether a sentence of an approval refuses something now; what was refused before and changed is past.</summary>
    private static bool Refuses(ReadOnlySpan<char> text) => Refusals.IsIn(text) && !PastRefusals.IsIn(text);

    private CategoryWeights WeighCodes(IReadOnlyList<Fact<string>> carcs, IReadOnlyList<Fact<string>> rarcs, out double denial)
    {
        var weights = new CategoryWeights();
        denial = 0;
        foreach (var carc in carcs)
        {
            denial += WeighCode(carc, CodeBook.Current.Carc(carc.Value), weights);
        }

        foreach (var rarc in rarcs)
        {
            denial += WeighCode(rarc, CodeBook.Current.Rarc(rarc.Value), weights);
        }

        return weights;
    }

    /// <summary>Adds what a code speaks for to <paramref name="weights"/>; gives how strongly it denies.</summary>
    private double WeighCode(Fact<string> code, CodeMeaning? meaning, CategoryWeights weights)
    {
        if (meaning is not { Kind: CodeKind.Denial or CodeKind.Unprocessable })
        {
            return 0;
        }

        if (meaning.Category is { } category)
        {
            double weight = meaning.NeedsRemark ? 1.5 : 3;
            weights[category] += weight;
            var start = _context.Letter.Pages[code.Source!.Page - 1].Start + code.Source.Start;
            _evidence.Add(new CategoryEvidence(category, weight, true, new TextSpan(start, start + code.Source.Quote.Length)));
        }

        return 0.8;
    }
}
