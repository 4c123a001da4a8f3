namespace DenialOps.Knowledge;

/// <summary>The ways by which phrases go on from word to word: from node to node, each node a beginning that phrases share.</summary>
internal sealed class PhraseEdges
{
    private const int FilterBits = 1 << 16;

    /// <summary>One bit for each edge, several edges sharing one: most pairs of words are known to be no edge after one look.</summary>
    private readonly ulong[] _filter = new ulong[FilterBits / 64];

    /// <summary>The edges, each at the first free place from where it points; at least a quarter of the places are free.</summary>
    private Edge[] _edges = new Edge[64];
    private int _count;
    private int _nodes;

    /// <summary>A node that no edge leads to yet; there is no node 0.</summary>
    public int NewNode() => ++_nodes;

    /// <summary>The node behind a node by a word, 0 for none, and the first of the phrases that end there.</summary>
    public (int Node, int Ending) Follow(int node, int word)
    {
        uint hash = Hash(node, word);
        if ((_filter[hash >> 22] & (1UL << (int)(hash >> 16))) == 0)
        {
            return default;
        }

        ref readonly var edge = ref _edges[Place(hash, node, word)];
        return (edge.Child, edge.Ending);
    }

    /// <summary>The way from a node by a word, to a new node where there is none.</summary>
    public ref Edge Add(int node, int word)
    {
        uint hash = Hash(node, word);
        int place = Place(hash, node, word);
        if (_edges[place].Child != 0)
        {
            return ref _edges[place];
        }

        if (++_count * 4 > _edges.Length * 3)
        {
            Grow();
            place = Place(hash, node, word);
        }

        _edges[place] = new Edge { Node = node, Word = word, Child = NewNode() };
        _filter[hash >> 22] |= 1UL << (int)(hash >> 16);
        return ref _edges[place];
    }

    /// <summary>Where the way from a node by a word stands, or would stand.</summary>
    private int Place(uint hash, int node, int word)
    {
        var edges = _edges;
        int mask = edges.Length - 1;
        int place = (int)(hash ^ (hash >> 15)) & mask;
        while (edges[place].Child != 0 && (edges[place].Node != node || edges[place].Word != word))
        {
            place = (place + 1) & mask;
        }

        return place;
    }

    private void Grow()
    {
        var edges = _edges;
        _edges = new Edge[edges.Length * 2];
        foreach (var edge in edges)
        {
            if (edge.Child != 0)
            {
                _edges[Place(Hash(edge.Node, edge.Word), edge.Node, edge.Word)] = edge;
            }
        }
    }

    private static uint Hash(int node, int word) => ((uint)node * 0x9E3779B1u) ^ ((uint)word * 0x85EBCA77u);

    /// <summary>The way from a node by a word to the node behind it, and the first of the phrases that end there; a child of 0 is a free place.</summary>
    public struct Edge
    {
        public int Node;
        public int Word;
        public int Child;
        public int Ending;
    }
}
