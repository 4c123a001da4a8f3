using DenialOps.Facts;
using DenialOps.Grounding.Prose;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Grounding;

/// <summary>Every value that a draft may state, by its key. Built once; read by any number of threads.</summary>
internal sealed class EvidenceIndex
{
    private readonly Dictionary<string, Evidence> _values = new(256, StringComparer.Ordinal);
    private readonly HashSet<string> _extensions = new(StringComparer.Ordinal);
    private readonly List<string> _addresses = [];
    private readonly CountedThings _counted = new();
    private readonly PhraseIndex _phrases;
    private readonly Lazy<ProseEvidence> _prose;
    private readonly Lazy<OtherForms> _forms;

    public EvidenceIndex(LetterReading? reading, IReadOnlyList<LetterDocument> documents, CaseFacts? facts, IReadOnlyList<DerivedValue>? derived,
        IReadOnlyList<RuleText>? rules)
    {
        _phrases = new PhraseIndex();
        _prose = new Lazy<ProseEvidence>(() => new ProseEvidence(_phrases.Sources, facts));
        _forms = new Lazy<OtherForms>(() => new OtherForms(_phrases.Sources));
        if (reading is not null)
        {
            AddDocument(reading.Letter, MentionsOf(reading));
        }

        foreach (var document in documents)
        {
            AddDocument(document, MentionRecognizer.Recognize(document.Text));
        }

        if (facts is not null)
        {
            new FactEvidence(this, _phrases).Add(facts);
        }

        foreach (var value in derived ?? [])
        {
            AddDerived(value);
        }

        foreach (var rule in rules ?? [])
        {
            AddRule(rule);
        }
    }

    /// <summary>The documents' and facts' words.</summary>
    public PhraseIndex Phrases => _phrases;

    /// <summary>The same as prose: its vocabulary and its names.</summary>
    public ProseEvidence Prose => _prose.Value;

    /// <summary>The same in forms that mean the same.</summary>
    public OtherForms Forms => _forms.Value;

    /// <summary>Which numbers stand before which units and things.</summary>
    public CountedThings Counted => _counted;

    /// <summary>What supports a key, or null.</summary>
    public Evidence? Find(ReadOnlySpan<char> key) => _values.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var evidence) ? evidence : null;

    /// <summary>What supports a code, identifier or number, whatever it was taken for in the letter; a modifier must be one there too.</summary>
    public Evidence? FindToken(Span<char> key, MentionKind kind)
    {
        if (Find(key) is { } evidence)
        {
            return evidence;
        }

        if (kind == MentionKind.Modifier || key[0] is not (ValueKey.Token or ValueKey.MixedToken))
        {
            return null;
        }

        key[0] = key[0] == ValueKey.Token ? ValueKey.MixedToken : ValueKey.Token;
        return Find(key);
    }

    /// <summary>Whether a telephone number was given with this extension.</summary>
    public bool HasExtension(string phone) => _extensions.Contains(phone);

    /// <summary>A web address that begins with this one and a slash: the site of a page that is known.</summary>
    public Evidence? FindSite(string site) => _addresses.Find(a => a.Length > site.Length && a[site.Length] == '/'
        && a.StartsWith(site, StringComparison.Ordinal)) is { } page
        ? Find(ValueKey.Web + page)
        : null;

    /// <summary>Adds a value unless it is known already.</summary>
    public void Add(ReadOnlySpan<char> key, Evidence evidence)
    {
        var lookup = _values.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.ContainsKey(key))
        {
            lookup[key] = evidence;
        }
    }

    /// <summary>Adds what a mention states, in every form in which a draft may state it.</summary>
    public void Add(Mention mention, string text, Evidence evidence)
    {
        Span<char> key = stackalloc char[ValueKey.Longest];
        Add(key[..ValueKey.Write(mention, key)], evidence);
        switch (mention.Kind)
        {
            case MentionKind.Number:
                AddNumber(mention, text, evidence, key);
                break;
            case MentionKind.Date when mention.Date is { } day:
                Add(key[..PartialDate.WriteMonthAndDay(day.Month, day.Day, key)], evidence);
                Add(key[..PartialDate.WriteMonthAndYear(day.Month, day.Year, key)], evidence);
                Add(key[..PartialDate.WriteYear(day.Year, key)], evidence);
                break;
            case MentionKind.Carc when mention.Value is [_, _, '-', ..]:
                Add(key[..ValueKey.WriteCompact(ValueKey.Reason, mention.Value.AsSpan(3), key)], evidence);
                break;
            case MentionKind.Phone:
                Add(key[..ValueKey.WriteCompact(ValueKey.Token, mention.Value.AsSpan(0, 14), key)], evidence);
                AddExtension(mention);
                break;
            case MentionKind.Url:
                _addresses.Add(mention.Value.StartsWith("www.", StringComparison.Ordinal) ? mention.Value[4..] : mention.Value);
                break;
            case MentionKind.Identifier when mention.Value.Length is 10 or 11 && !mention.Value.AsSpan().ContainsAnyExceptInRange('0', '9'):
                var digits = mention.Value.Length == 11 && mention.Value[0] == '1' ? mention.Value[1..] : mention.Value;
                Add($"{ValueKey.Phone}({digits[..3]}) {digits[3..6]}-{digits[6..]}", evidence);
                break;
        }
    }

    private void AddExtension(Mention phone)
    {
        if (ValueKey.ExtensionOf(phone).Length > 0)
        {
            _extensions.Add(phone.Value);
        }
    }

    private void AddNumber(Mention mention, string text, Evidence evidence, Span<char> key)
    {
        var printed = text.AsSpan(mention.Start, mention.End - mention.Start);
        if (mention.Number is { } number && ValueKey.IsPrintedLikeSum(printed))
        {
            Add(ValueKey.OfSum(number), evidence);
        }

        _counted.Add(text, mention);
        var token = TokenBounds.Token(text, mention.Start, mention.End);
        Add(key[..ValueKey.WriteAround(text.AsSpan(token.Start, token.Length), key)], evidence);
        var chunk = TokenBounds.Chunk(text, mention.Start, mention.End);
        if (chunk.Length > token.Length)
        {
            Add(key[..ValueKey.WriteAround(text.AsSpan(chunk.Start, chunk.Length), key)], evidence);
        }

        var partial = PartialDate.Write(text, mention, key);
        if (partial > 0)
        {
            Add(key[..partial], evidence);
        }
    }

    // What reading recognised counts only where it was recognised in this very letter.
    private static IReadOnlyList<Mention> MentionsOf(LetterReading reading) =>
        reading.Decision?.Context is { } context && ReferenceEquals(context.Letter, reading.Letter)
            ? context.Mentions
            : MentionRecognizer.Recognize(reading.Letter.Text);

    private void AddDocument(LetterDocument document, IReadOnlyList<Mention> mentions)
    {
        _phrases.Add(document);
        var text = document.Text;
        var groups = new GroupCodesOfLine(text);
        for (var i = 0; i < mentions.Count; i++)
        {
            var mention = mentions[i];
            var evidence = new Evidence(document, mention.Start, mention.End);
            Add(mention, text, evidence);
            if (mention.Kind is MentionKind.Carc or MentionKind.Number)
            {
                groups.AddTo(this, mention, evidence);
            }
        }
    }

    private void AddRule(RuleText rule)
    {
        var evidence = new Evidence(GroundingStatus.Rule, rule.Citation);
        _phrases.Add(rule.Text, evidence);
        foreach (var mention in rule.Mentions)
        {
            Add(mention, rule.Text, evidence);
        }
    }

    private void AddDerived(DerivedValue value)
    {
        var evidence = new Evidence(GroundingStatus.Derived, value.Derivation);
        DateOnly? date = DateOnly.TryParseExact(value.Value, "yyyy-MM-dd", out var day) ? day : null;
        Add(new Mention(value.Kind, 0, 0, value.Value) { Date = date }, "", evidence);
    }
}
