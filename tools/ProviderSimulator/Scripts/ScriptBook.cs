namespace ProviderSimulator.Scripts;

/// <summary>The scripts of a simulator, and how far each has been played. Safe for many threads.</summary>
internal sealed class ScriptBook
{
    private readonly Lock _lock = new();
    private readonly List<(ScriptKey Key, Playback Playback)> _scripts = [];
    private readonly Dictionary<string, Playback> _named = [];

    /// <summary>A later script for the same requests takes the place of an earlier one.</summary>
    public void Put(ScriptKey key, Script script)
    {
        if (script.Steps.Count == 0)
        {
            throw new ArgumentException("A script needs at least one step.", nameof(script));
        }

        lock (_lock)
        {
            _scripts.RemoveAll(s => s.Key == key);
            _scripts.Add((key, new(script)));
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _scripts.Clear();
            _named.Clear();
        }
    }

    /// <summary>
    /// The step for a request: a script by header goes before one by model, that before one for all, that before a fault that the
    /// model's name asks for. Null where none of them has a step left.
    /// </summary>
    public Step? Next(string model, Func<string, string?> header)
    {
        lock (_lock)
        {
            foreach (var (_, playback) in _scripts.Where(s => s.Key.Covers(model, header)).OrderBy(s => s.Key.Rank))
            {
                if (playback.Next() is { } step)
                {
                    return step;
                }
            }

            return NamedByModel(model)?.Next();
        }
    }

    /// <summary>The step of a fault that a request asks for by name; the name's script goes on from request to request.</summary>
    public Step? Named(string name)
    {
        lock (_lock)
        {
            return PlaybackOf(name)?.Next();
        }
    }

    private Playback? NamedByModel(string model) =>
        model.StartsWith(FaultCatalog.ModelPrefix, StringComparison.Ordinal) ? PlaybackOf(model[FaultCatalog.ModelPrefix.Length..]) : null;

    private Playback? PlaybackOf(string name)
    {
        if (!_named.TryGetValue(name, out var playback) && FaultCatalog.TryFind(name, out var fault))
        {
            _named[name] = playback = new(fault.Script);
        }

        return playback;
    }

    private sealed class Playback(Script script)
    {
        private int _step;
        private int _given;

        public Step? Next()
        {
            if (_step == script.Steps.Count)
            {
                if (!script.Loops)
                {
                    return null;
                }

                _step = 0;
            }

            var step = script.Steps[_step];
            if (step.Count != int.MaxValue && ++_given == step.Count)
            {
                _step++;
                _given = 0;
            }

            return step;
        }
    }
}
