using DenialOps.Facts.Layout;
using DenialOps.Knowledge;

namespace DenialOps.Facts.Readers;

/// <summary>
/// Reads the state whose rules may hold: that of the office which the letter names as overseeing insurance, or that of the address block
/// with the member's name. Neither proves it, for a plan may be sold in another state than the one where the member lives.
/// </summary>
internal sealed class StateReader(ReadingContext context, string? member)
{
    /// <summary>The named fact: two capital letters.</summary>
    public const string FactName = "state";

    private const double OfOffice = 0.75;
    private const double OfAddress = 0.7;

    /// <summary>An address block stands near the letter's head.</summary>
    private const int MostLines = 45;

    /// <summary>Street, suite and box, between the name and the city.</summary>
    private const int MostStreetLines = 3;

    private static readonly PhraseSet Offices = new(
        "Department of Insurance", "Insurance Department", "Division of Insurance", "Bureau of Insurance", "Insurance Commissioner", "Insurance Division",
        "Department of Managed Health Care", "Department of Financial Services", "Office of the Insurance Commissioner");

    private readonly string _text = context.Text;
    private readonly LetterLayout _layout = context.Layout;

    /// <summary>The state; null where the letter names none in one of these places, or two offices of different states.</summary>
    public Fact<string>? Read() => OfNamedOffice() ?? OfMembersAddress();

    private Fact<string>? OfNamedOffice()
    {
        Fact<string>? found = null;
        for (int at = Next(0), length; at >= 0; at = Next(at + length))
        {
            length = Offices.PrefixOf(_text.AsSpan(at));
            if (EndsIn(_text.AsSpan(0, at)) is not { } state)
            {
                continue;
            }

            if (found is not null && found.Value != state.Code)
            {
                return null;
            }

            found ??= context.Fact(state.Code, OfOffice, at, at + length);
        }

        return found;
    }

    private int Next(int from) => Offices.FirstIn(_text.AsSpan(from)) is >= 0 and var at ? from + at : -1;

    /// <summary>The longest name of a state that a text ends in, "State" after it aside: West Virginia, not Virginia.</summary>
    private static State? EndsIn(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd(' ');
        before = before.EndsWith(" State", StringComparison.OrdinalIgnoreCase) ? before[..^" State".Length] : before;
        State? found = null;
        foreach (var state in State.All)
        {
            if (TextMatch.EndsWith(before, state.Name) && state.Name.Length > (found?.Name.Length ?? 0)
                && (before.Length == state.Name.Length || !char.IsLetter(before[^(state.Name.Length + 1)])))
            {
                found = state;
            }
        }

        return found;
    }

    private Fact<string>? OfMembersAddress()
    {
        if (member is null)
        {
            return null;
        }

        for (int i = 0; i < Math.Min(_layout.Lines.Count, MostLines); i++)
        {
            var line = _layout.Lines[i];
            for (int c = line.FirstCell; c < line.FirstCell + line.CellCount; c++)
            {
                var cell = _layout.Cells[c];
                if (StateOfCity(_text.AsSpan(cell.Start, cell.End - cell.Start)) is { } state && IsBelowName(i, cell.Column))
                {
                    return context.Fact(state.Code, OfAddress, cell.Start, cell.End);
                }
            }
        }

        return null;
    }

    /// <summary>The state of "Columbus, OH 43201" or "Columbus, Ohio 43201-1187"; null for any other text.</summary>
    private static State? StateOfCity(ReadOnlySpan<char> cell)
    {
        cell = cell.TrimEnd();
        int zip = cell.LastIndexOf(' ');
        if (zip < 0 || !IsZip(cell[(zip + 1)..]))
        {
            return null;
        }

        var city = cell[..zip].TrimEnd();
        int comma = city.LastIndexOf(',');
        return State.Named(comma >= 0 ? city[(comma + 1)..] : city[(city.LastIndexOf(' ') + 1)..]);
    }

    private static bool IsZip(ReadOnlySpan<char> text) => text.Length is 5 or 10 && !text[..5].ContainsAnyExceptInRange('0', '9')
        && (text.Length == 5 || (text[5] == '-' && !text[6..].ContainsAnyExceptInRange('0', '9')));

    /// <summary>Whether the lines just above in the same column are a street below the member's name.</summary>
    private bool IsBelowName(int line, int column)
    {
        for (int above = line - 1; above >= 0 && line - above <= MostStreetLines + 1 && !_layout.Lines[above].IsBlank; above--)
        {
            foreach (ref readonly var cell in _layout.CellsNear(above, column, 1))
            {
                if (line - above > 1 && _text.AsSpan(cell.Start, cell.End - cell.Start).Contains(member, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
