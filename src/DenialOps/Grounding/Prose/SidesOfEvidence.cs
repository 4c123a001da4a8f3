namespace DenialOps.Grounding.Prose;

/// <summary>Which parts of the body the evidence names, and on which side.</summary>
internal sealed class SidesOfEvidence
{
    private readonly HashSet<ulong> _parts = [];
    private readonly HashSet<(BodySide Side, ulong What)> _sides = [];

    /// <summary>Notes a part that the evidence names, on whatever side.</summary>
    public void AddPart(ulong word)
    {
        if (BodySides.Of(word) is { Name: not 0 } part)
        {
            _parts.Add(part.Name);
        }
    }

    /// <summary>Notes a side, with the part that it is said of.</summary>
    public void Add(BodySide side, BodyPart part)
    {
        foreach (var one in (ReadOnlySpan<BodySide>)[BodySide.Left, BodySide.Right])
        {
            if ((side & one) != BodySide.None)
            {
                _sides.Add((one, part.Name));
                _sides.Add((one, 0));
                if (part.Limb != 0)
                {
                    _sides.Add((one, part.Limb));
                }
            }
        }
    }

    /// <summary>
    /// Whether the evidence supports a side of a part: it says so; it says so of a part of the limb that the word means; or it names the part
    /// without a side, and the side elsewhere (<paramref name="coded"/> are the sides of its modifiers).
    /// </summary>
    public bool Has(BodySide side, BodyPart part, BodySide coded) =>
        HasOne(side & BodySide.Left, BodySide.Right, part, coded) && HasOne(side & BodySide.Right, BodySide.Left, part, coded);

    private bool HasOne(BodySide side, BodySide other, BodyPart part, BodySide coded)
    {
        if (side == BodySide.None || _sides.Contains((side, part.Name)))
        {
            return true;
        }

        if (_sides.Contains((other, part.Name)))
        {
            return false;
        }

        var isSaid = _sides.Contains((side, 0)) || (coded & side) != BodySide.None;
        return part.IsWide ? part.Limb == 0 ? isSaid : _sides.Contains((side, part.Limb)) : isSaid && _parts.Contains(part.Name);
    }
}
