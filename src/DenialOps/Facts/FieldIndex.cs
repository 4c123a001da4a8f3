namespace DenialOps.Facts;

/// <summary>Finds labelled values by line, by where the label starts and by where the value starts, each at once.</summary>
internal sealed class FieldIndex
{
    private readonly HashSet<int> _valueStarts;
    private readonly Dictionary<int, FieldHit> _byLabelStart = [];
    private readonly ILookup<int, FieldHit> _byLine;

    public FieldIndex(List<FieldHit> fields)
    {
        _valueStarts = new HashSet<int>(fields.Count);
        foreach (var field in fields)
        {
            _valueStarts.Add(field.Value.Start);
            _byLabelStart.TryAdd(field.Label.Start, field);
        }

        _byLine = fields.ToLookup(f => f.Line);
    }

    /// <summary>The fields whose value stands on a line.</summary>
    public IEnumerable<FieldHit> OnLine(int line) => _byLine[line];

    /// <summary>The field whose label starts at an offset, or null.</summary>
    public FieldHit? AtLabel(int offset) => _byLabelStart.TryGetValue(offset, out var field) ? field : null;

    /// <summary>Whether a value starts at an offset.</summary>
    public bool IsValueStart(int offset) => _valueStarts.Contains(offset);
}
