using System.Collections.Concurrent;
using DenialOps.Knowledge;

namespace DenialOps.Grounding;

/// <summary>
/// The evidence in forms that mean the same: addresses with their words short or written out, times of the clock, the states and the
/// currencies that it names. Each is made when it is first asked for.
/// </summary>
internal sealed class OtherForms
{
    private static readonly Evidence InAnotherForm = new(GroundingStatus.Quoted, "the evidence has it in another form");

    private readonly Lazy<PhraseIndex> _addresses;
    private readonly Lazy<HashSet<int>> _times;
    private readonly Lazy<string> _text;
    private readonly ConcurrentDictionary<string, bool> _currencies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<State, bool> _states = [];

    public OtherForms(IReadOnlyList<PhraseSource> sources)
    {
        _text = new Lazy<string>(() => string.Join("\n\n", sources.Select(s => s.Text).Distinct(StringComparer.Ordinal)));
        _times = new Lazy<HashSet<int>>(() => [.. ClockTime.In(_text.Value)]);
        _addresses = new Lazy<PhraseIndex>(() =>
        {
            var index = new PhraseIndex();
            index.Add(AddressForms.Short(_text.Value, "apt"), InAnotherForm);
            return index;
        });
    }

    /// <summary>The address in the evidence that means the same, or null.</summary>
    public Evidence? FindAddress(ReadOnlySpan<char> address)
    {
        var text = address.ToString();
        var found = _addresses.Value.Find(AddressForms.Short(text, "apt"));
        return found is null && text.Contains('#', StringComparison.Ordinal) ? _addresses.Value.Find(AddressForms.Short(text, "ste")) : found;
    }

    /// <summary>Whether the evidence has this time of the clock, in minutes from midnight.</summary>
    public Evidence? FindTime(int minutes) => _times.Value.Contains(minutes) ? InAnotherForm : null;

    /// <summary>Whether the evidence has money in this sign, code or name.</summary>
    public bool HasCurrency(string currency) => _currencies.GetOrAdd(currency.ToUpperInvariant(), FindWord);

    // Whole: "EUR" is not in "Neurology".
    private bool FindWord(string word)
    {
        var text = _text.Value;
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if (!char.IsLetter(word[0]) || ((at == 0 || !char.IsLetter(text[at - 1])) && (end == text.Length || !char.IsLetter(text[end]))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the evidence names this state, or has its code in an address.</summary>
    public bool HasState(State state) => _states.GetOrAdd(state, FindState);

    private bool FindState(State state)
    {
        var text = _text.Value;
        if (text.Contains(state.Name, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        for (var at = text.IndexOf(state.Code, StringComparison.Ordinal); at >= 0; at = text.IndexOf(state.Code, at + 1, StringComparison.Ordinal))
        {
            var end = at + state.Code.Length;
            if (at > 1 && text[at - 1] is ' ' && (end == text.Length || !char.IsLetterOrDigit(text[end]))
                && (text[at - 2] == ',' || (end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
            {
                return true;
            }
        }

        return false;
    }
}
