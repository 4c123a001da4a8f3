namespace DenialOps.Facts;

/// <summary>Finds labelled values by line, by where the label starts and by where the value starts, each at once.</summary>
internal sealed class FieldIndex
{
    private readonly List<FieldHit> _fields;
    private readonly HashSet<int> _valueStarts;

    /// <summary>For the offset of each label, the first of its fields.</summary>
    private readonly Dictionary<int, int> _byLabelStart;

    /// <summary>For each line, the first of its fields.</summary>
    private readonly Dictionary<int, int> _byLine;

    /// <summary>For each field the next one of its line; 0 behind the last.</summary>
    private readonly int[] _nextOfLine;

    public FieldIndex(List<FieldHit> fields)
    {
        _fields = fields;
        _valueStarts = new HashSet<int>(fields.Count);
        _byLabelStart = new Dictionary<int, int>(fields.Count);
        _byLine = new Dictionary<int, int>(fields.Count);
        _nextOfLine = new int[fields.Count];
        for (int i = fields.Count - 1; i >= 0; i--)
        {
            var field = fields[i];
            _valueStarts.Add(field.Value.Start);
            _byLabelStart[field.Label.Start] = i;
            _nextOfLine[i] = _byLine.GetValueOrDefault(field.Line);
            _byLine[field.Line] = i;
        }
    }

    /// <summary>The fields whose value stands on a line, the first <paramref name="most"/> of them.</summary>
    public IEnumerable<FieldHit> OnLine(int line, int most = int.MaxValue)
    {
        if (!_byLine.TryGetValue(line, out int field))
        {
            yield break;
        }

        do
        {
            yield return _fields[field];
            field = _nextOfLine[field];
        }
        while (field != 0 && --most > 0);
    }

    /// <summary>Whether a field's value stands on a line.</summary>
    public bool IsOnLine(int line) => _byLine.ContainsKey(line);

    /// <summary>The field whose label starts at an offset, or null.</summary>
    public FieldHit? AtLabel(int offset) => _byLabelStart.TryGetValue(offset, out int field) ? _fields[field] : null;

    /// <summary>Whether a value starts at an offset.</summary>
    public bool IsValueStart(int offset) => _valueStarts.Contains(offset);
}
