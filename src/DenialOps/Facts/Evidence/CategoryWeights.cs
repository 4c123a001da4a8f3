using DenialOps.Knowledge;

namespace DenialOps.Facts.Evidence;

/// <summary>A weight for each category, 0 to begin with.</summary>
internal sealed class CategoryWeights
{
    /// <summary>Weights that nobody adds to.</summary>
    public static readonly CategoryWeights None = new();

    private readonly double[] _weights = new double[(int)DenialCategory.Other + 1];

    /// <summary>The greatest weight; 0 when none is above it.</summary>
    public double Greatest
    {
        get
        {
            double greatest = 0;
            foreach (double weight in _weights)
            {
                greatest = Math.Max(greatest, weight);
            }

            return greatest;
        }
    }

    /// <summary>The weight of a category.</summary>
    public double this[DenialCategory category]
    {
        get => _weights[(int)category];
        set => _weights[(int)category] = value;
    }

    /// <summary>Adds the weights of <paramref name="others"/>, each times <paramref name="factor"/>.</summary>
    public void Add(CategoryWeights others, double factor)
    {
        for (int i = 0; i < _weights.Length; i++)
        {
            _weights[i] += factor * others._weights[i];
        }
    }
}
