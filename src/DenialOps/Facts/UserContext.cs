using System.Text;
using System.Text.Json;

namespace DenialOps.Facts;

/// <summary>
/// What the user knows better than the letter: facts to add or to correct, whether it is urgent, when the notice came, and notes.
/// Read from JSON whose paths are those of <c>case_facts.json</c>, nested (<c>{"member": {"name": "Ana Reyes"}}</c>) or dotted
/// (<c>{"member.name": "Ana Reyes"}</c>).
/// </summary>
/// <threadsafety>Immutable; safe to use from any number of threads.</threadsafety>
public sealed class UserContext
{
    /// <summary>The largest context that is read, in bytes of UTF-8: 1 MB.</summary>
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>How deep objects may nest.</summary>
    public const int MaximumDepth = 8;

    private readonly List<GivenFact> _facts = [];
    private readonly SortedDictionary<string, JsonElement> _given = new(StringComparer.Ordinal);

    private UserContext()
    {
    }

    /// <summary>Whether the case is urgent, where the user says so: <c>"urgent": true</c>.</summary>
    public bool? Urgent { get; private set; }

    /// <summary>The day on which the notice came: <c>"received_notice_date": "2026-06-02"</c>. Also a fact, <c>other.received_notice_date</c>.</summary>
    public DateOnly? ReceivedNoticeDate { get; private set; }

    /// <summary>Free text: <c>"notes"</c>, at most 20,000 characters.</summary>
    public string? Notes { get; private set; }

    /// <summary>In whose voice the documents speak: <c>"audience": "patient"</c> or <c>"provider"</c>. Also a fact, <c>other.audience</c>.</summary>
    public Audience? Audience { get; private set; }

    /// <summary>The paths of the facts that the user gives, in their order: <c>member.name</c>, <c>appeal.deadline_days</c>.</summary>
    public IReadOnlyList<string> Fields => [.. _facts.Select(fact => fact.Path)];

    /// <summary>What was given, by its dotted path, as it was written.</summary>
    public IReadOnlyDictionary<string, JsonElement> Given => _given;

    /// <summary>This context and another, whose values win where both give one.</summary>
    /// <exception cref="UserContextException">Together they are too large.</exception>
    public UserContext With(UserContext other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var both = new SortedDictionary<string, JsonElement>(_given, StringComparer.Ordinal);
        foreach (var (path, value) in other._given)
        {
            both[path] = value;
        }

        return Of(both);
    }

    /// <summary>A context from values by their dotted paths.</summary>
    /// <exception cref="UserContextException">A field is unknown or its value of the wrong form.</exception>
    public static UserContext Of(IReadOnlyDictionary<string, JsonElement> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return Parse(JsonSerializer.Serialize(given.ToDictionary(), UserValueJson.Default.DictionaryStringJsonElement));
    }

    /// <summary>Reads a context.</summary>
    /// <param name="json">One JSON object; comments and trailing commas are allowed.</param>
    /// <exception cref="UserContextException">It is no JSON, too large, or a field is unknown, given twice or of the wrong form; the
    /// message names the field and what is allowed.</exception>
    public static UserContext Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MaximumBytes || Encoding.UTF8.GetByteCount(json) > MaximumBytes)
        {
            throw new UserContextException("$", $"the context is larger than {MaximumBytes / 1024} KB; it should hold a few facts.");
        }

        var options = new JsonDocumentOptions { MaxDepth = MaximumDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        try
        {
            using var document = JsonDocument.Parse(json, options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new UserContextException("$", "the context must be one JSON object, for example {\"member\": {\"name\": \"Ana Reyes\"}}.");
            }

            var context = new UserContext();
            context.ReadObject(document.RootElement, string.Empty);
            return context;
        }
        catch (JsonException exception)
        {
            // The parser's own message would quote the file.
            throw new UserContextException(
                "$",
                $"the context is not JSON, or nests deeper than {MaximumDepth}: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.");
        }
        catch (InvalidOperationException)
        {
            throw new UserContextException("$", "the context holds half of a UTF-16 surrogate pair (\\uD800 to \\uDFFF alone), which is no character.");
        }
    }

    /// <summary>
    /// Puts the user's facts into <paramref name="facts"/>: method <c>user</c>, confidence 1, no source. What is given is no longer
    /// missing, and what was doubtful about it is settled.
    /// </summary>
    public CaseFacts Apply(CaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var given = Fields.ToHashSet(StringComparer.Ordinal);
        var applied = _facts.Aggregate(facts, (current, fact) => fact.Apply(current));
        return applied with
        {
            Missing = [.. applied.Missing.Where(missing => !given.Contains(missing.Field))],
            Warnings = [.. applied.Warnings.Where(warning => !given.Contains(warning.Field))],
        };
    }

    private void ReadObject(JsonElement element, string prefix)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            string path = prefix.Length == 0 ? property.Name : $"{prefix}.{property.Name}";
            if (!seen.Add(property.Name))
            {
                throw GivenTwice(path);
            }

            if (property.Value.ValueKind == JsonValueKind.Object && FactFields.IsGroup(path))
            {
                ReadObject(property.Value, path);
            }
            else
            {
                if (!ReadSetting(path, property.Value))
                {
                    Add(path, FactFields.Find(path).ReadGiven(property.Value, path));
                }

                _given[Settled(path)] = property.Value.Clone();
            }
        }
    }

    /// <summary>The one name of a setting that has two.</summary>
    private static string Settled(string path) => path is "other.audience" or "other.received_notice_date" ? path["other.".Length..] : path;

    private bool ReadSetting(string path, JsonElement value)
    {
        switch (path)
        {
            case "urgent":
                Urgent = UserValue.Flag(value, path);
                return true;
            case "notes":
                Notes = UserValue.Notes(value, path);
                return true;
            case "audience" or "other.audience":
                Audience = UserValue.OneOf(value, path, UserValueJson.Default.Audience);
                Add("other.audience", FactFields.SetOther("audience", Audience == Facts.Audience.Provider ? "provider" : "patient"));
                return true;
            case "received_notice_date" or "other.received_notice_date":
                var day = UserValue.Day(value, path);
                ReceivedNoticeDate = day;
                Add("other.received_notice_date", FactFields.SetOther("received_notice_date", $"{day:yyyy-MM-dd}"));
                return true;
            default:
                return false;
        }
    }

    private void Add(string path, Func<CaseFacts, CaseFacts> apply)
    {
        if (_facts.Any(fact => fact.Path == path))
        {
            throw GivenTwice(path);
        }

        _facts.Add(new GivenFact(path, apply));
    }

    private static UserContextException GivenTwice(string path) => new(path, "is given twice; give it once.");

    private sealed record GivenFact(string Path, Func<CaseFacts, CaseFacts> Apply);
}
