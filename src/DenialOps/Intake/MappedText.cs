using System.Text;

namespace DenialOps.Intake;

/// <summary>A text with the way back: for each character, the offset of the character it came from.</summary>
/// <param name="Text">The text.</param>
/// <param name="Map">One offset a character, non-decreasing; null when nothing moved.</param>
internal sealed record MappedText(string Text, int[]? Map)
{
    /// <summary>Where the character at <paramref name="offset"/> came from.</summary>
    public int Origin(int offset) => Map is null ? offset : Map[offset];

    /// <summary>Collects characters with their origins.</summary>
    internal sealed class Builder(int capacity)
    {
        private readonly StringBuilder _text = new(capacity);

        /// <summary>Null as long as every character stands where it stood.</summary>
        private List<int>? _map;

        public int Length => _text.Length;

        public void Add(char character, int origin)
        {
            if (_map is null && origin != _text.Length)
            {
                _map = [.. Enumerable.Range(0, _text.Length)];
            }

            _text.Append(character);
            _map?.Add(origin);
        }

        /// <summary>Adds characters that stand one after another from <paramref name="origin"/>.</summary>
        public void Add(ReadOnlySpan<char> characters, int origin)
        {
            if (characters.IsEmpty)
            {
                return;
            }

            Add(characters[0], origin);
            _text.Append(characters[1..]);
            for (var i = 1; i < characters.Length && _map is not null; i++)
            {
                _map.Add(origin + i);
            }
        }

        /// <summary>Takes back the spaces at the end: white space before a line break says nothing.</summary>
        public void TrimSpaces()
        {
            var length = _text.Length;
            while (length > 0 && _text[length - 1] == ' ')
            {
                length--;
            }

            _text.Length = length;
            _map?.RemoveRange(length, _map.Count - length);
        }

        public MappedText Build() => new(_text.ToString(), _map?.ToArray());
    }
}
