namespace Tests.TestKit;

internal static class WeightedChoice
{
    /// <summary>Picks one element at random, with a probability in proportion to its weight.</summary>
    public static T PickWeighted<T>(this IReadOnlyList<T> from, Func<T, double> weight, Random random)
    {
        var left = random.NextDouble() * from.Sum(weight);
        foreach (var one in from)
            if ((left -= weight(one)) <= 0)
                return one;
        return from[^1];
    }
}
