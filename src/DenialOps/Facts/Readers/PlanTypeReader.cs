using DenialOps.Facts.Layout;
using DenialOps.Intake;
using DenialOps.Knowledge;

namespace DenialOps.Facts.Readers;

/// <summary>Finds the kind of coverage, only where the document states it.</summary>
internal sealed class PlanTypeReader(ReadingContext context)
{
    /// <summary>
    /// The Integrated Denial Notice is Medicare Advantage's, but plans that run Medicaid beside it send it for Medicaid too: where the letter
    /// speaks of both, it is asked for.
    /// </summary>
    private const double FormOfEither = 0.45;

    private const double ByProduct = 0.85;

    /// <summary>
    /// A government's or a church's plan for its employees has the times of other employers' plans, but ERISA leaves it out: below the
    /// confidence at which documents cite that law.
    /// </summary>
    private const double OutsideErisa = 0.7;

    /// <summary>How far on each side of an employer's sign its plan is named, in characters.</summary>
    private const int Reach = 90;

    private static readonly PhraseSet PublicEmployers = new(
        "governmental", "church", "diocese", "county", "city of", "state of", "town of", "township", "village of", "commonwealth of", "state university", "school district", "public school",
        "board of education", "municipal", "public employee", "state employee", "parish", "tribal", "department of", "university of", "community college", "retirement system", "teachers");

    private static readonly PhraseSet NoErisa = new(
        "not subject to ERISA", "not governed by ERISA", "not covered by ERISA", "exempt from ERISA", "ERISA does not apply", "not an ERISA", "non-ERISA", "is a church plan", "is a governmental plan",
        "a church plan", "a governmental plan", "governmental plan)", "governmental health plan");

    private static readonly PhraseSet Negations = new("not ", "n't ", "exempt", "never ", "neither ", "non-employer", "instead of", "other than");

    /// <summary>How many lines a letterhead has at most.</summary>
    private const int HeadLines = 14;

    /// <summary>A product behind a plan's name, as Medicare's plans have to print it.</summary>
    private static readonly PhraseSet BracketedProducts = new("(HMO)", "(PPO)", "(HMO-", "(PPO-", "(HMO ", "(PPO ", "(Regional PPO", "(Local PPO", "(PFFS)");

    private static readonly PhraseSet Products = new(" HMO", " PPO", "(HMO", "(PPO");

    /// <summary>What only a plan of Medicare says of itself; "Medicare does not cover it" says any.</summary>
    private static readonly PhraseSet MedicareWords = new(
        "1-800-MEDICARE", "1 800 MEDICARE", "contract with Medicare", "Medicare contract", "Medicare health plan", "denial of Medicare", "your Medicare plan",
        "Medicare Part B drug");

    private readonly string _text = context.Text;

    /// <summary>The kind of coverage, with the words that state it.</summary>
    public Fact<PlanType> Type()
    {
        PhraseHit<LexiconEntry>? best = null;
        bool medicaid = false, isPublic = false;
        foreach (var hit in context.Layout.Phrases.Of(LexiconKind.PlanType))
        {
            int at = context.Layout.Words.Start(hit.FirstWord);
            bool form = hit.Value.Code == PlanTypeSigns.DenialForm;
            if ((form || context.ZoneAt(at) is Zone.Head or Zone.Body or Zone.Appeal) && !IsConditional(at) && !IsNegated(at) && IsOwn(hit))
            {
                isPublic |= PlanTypeSigns.All[hit.Value.Code].Type == PlanType.Employer && IsOfPublicEmployer(hit);
                best = best is null || hit.Value.Code < best.Value.Value.Code ? hit : best;
                medicaid |= PlanTypeSigns.All[hit.Value.Code].Type == PlanType.Medicaid;
            }
        }

        if ((best is null || PlanTypeSigns.All[best.Value.Value.Code].Type == PlanType.Medicare) && MedicareProduct() is { } product)
        {
            return context.Fact(PlanType.MedicareAdvantage, ByProduct, product.Start, product.End);
        }

        if (best is not { } found)
        {
            return new Fact<PlanType>(PlanType.Unknown, 1, FactMethod.Rule, null);
        }

        var (type, certainty, _) = PlanTypeSigns.All[found.Value.Code];
        if (type == PlanType.Unknown)
        {
            return new Fact<PlanType>(PlanType.Unknown, 1, FactMethod.Rule, null);
        }

        double confidence = medicaid && found.Value.Code == PlanTypeSigns.DenialForm ? FormOfEither
            : type == PlanType.Employer && (isPublic || SaysNoErisa()) ? OutsideErisa : certainty;
        return context.Fact(type, confidence, context.Layout.Words.Start(found.FirstWord), context.Layout.Words.End(found.LastWord));
    }

    /// <summary>An HMO or PPO that names itself Medicare's; neither word alone says whose it is.</summary>
    private TextSpan? MedicareProduct()
    {
        int bracket = BracketedProducts.FirstIn(_text);
        if (bracket >= 0 && (MedicareWords.IsIn(_text) || HeadIsMedicare()))
        {
            return Product(bracket + 1);
        }

        for (int c = 0; c < context.Layout.Cells.Count && context.Layout.Cells[c].Line < HeadLines; c++)
        {
            var cell = context.Layout.Cells[c];
            var value = _text.AsSpan(cell.Start, cell.End - cell.Start);
            int medicare = value.IndexOf("Medicare ", StringComparison.OrdinalIgnoreCase);
            if (medicare >= 0 && Products.FirstIn(value[medicare..]) is > 0 and var at && IsName(value.Slice(medicare, at)))
            {
                return Product(cell.Start + medicare + at + 1);
            }
        }

        return null;
    }

    private TextSpan Product(int start)
    {
        int end = start;
        while (end < _text.Length && (char.IsLetter(_text[end]) || _text[end] == '-'))
        {
            end++;
        }

        return new TextSpan(start, end);
    }

    /// <summary>"MEDICARE", "Marlowe Medicare": a short line of the letterhead.</summary>
    private bool HeadIsMedicare()
    {
        for (int c = 0; c < context.Layout.Cells.Count && context.Layout.Cells[c].Line < HeadLines; c++)
        {
            var cell = context.Layout.Cells[c];
            var value = _text.AsSpan(cell.Start, cell.End - cell.Start);
            if (value.Length < 50 && value.EndsWith("Medicare", StringComparison.OrdinalIgnoreCase) && IsName(value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether every word starts with a capital or a digit.</summary>
    private static bool IsName(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if ((i == 0 || text[i - 1] == ' ') && char.IsLower(text[i]))
            {
                return false;
            }
        }

        return text.IndexOfAny(".:;") < 0;
    }

    /// <summary>"Not subject to ERISA", "exempt from …": in the same sentence, a word or three before.</summary>
    private bool IsNegated(int at)
    {
        var before = _text.AsSpan(Math.Max(0, at - 24), Math.Min(24, at));
        int cut = before.LastIndexOfAny(".;:\n");
        return Negations.IsIn(before[(cut + 1)..]);
    }

    /// <summary>Whether the words are the letter's own plan: a bracket makes "plan (ERISA)" one, and none makes it two sentences.</summary>
    private bool IsOwn(PhraseHit<LexiconEntry> hit) =>
        hit.Value.Code != PlanTypeSigns.BracketedLaw || context.Layout.Words.Start(hit.LastWord) is > 0 and var at && _text[at - 1] == '(';

    /// <summary>Whether a state, a city, a school or a church stands in the words around an employer's sign, in its paragraph.</summary>
    private bool IsOfPublicEmployer(PhraseHit<LexiconEntry> hit)
    {
        int start = context.Layout.Words.Start(hit.FirstWord), end = context.Layout.Words.End(hit.LastWord);
        int from = Math.Max(0, start - Reach), to = Math.Min(_text.Length, end + Reach);
        int above = _text.AsSpan(from, start - from).LastIndexOf("\n\n"), below = _text.AsSpan(end, to - end).IndexOf("\n\n");
        from += above + 1;
        return PublicEmployers.IsIn(_text.AsSpan(from, (below < 0 ? to : end + below) - from));
    }

    private bool SaysNoErisa() => NoErisa.FirstIn(_text) is >= 0 and var at && !IsConditional(at);

    private bool IsConditional(int at) => TextMatch.Holds(_text.AsSpan(Math.Max(0, at - 40), Math.Min(40, at)), "if your");
}
