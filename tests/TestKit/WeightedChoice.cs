namespace Tests.TestKit;

internal static class WeightedChoice
{
    /// <summary>One of them by chance, each as often as its weight says.</summary>
    public static T PickWeighted<T>(this IReadOnlyList<T> from, Func<T, double> weight, Random random)
    {
        var left = random.NextDouble() * from.Sum(weight);
        foreach (var one in from)
            if ((left -= weight(one)) <= 0)
                return one;
        return from[^1];
    }
}
