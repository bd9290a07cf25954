namespace Tests.Fakes;

/// <summary>Waits with a time limit, whose failure says what was awaited.</summary>
public static class Wait
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static async Task<T> For<T>(Task<T> task, string what)
    {
        await For((Task)task, what);
        return await task;
    }

    public static async Task For(Task task, string what)
    {
        if (await Task.WhenAny(task, Task.Delay(Longest, TimeProvider.System)) != task)
            throw new TimeoutException($"Waited {Longest} in vain for {what}.");
        await task;
    }

    /// <summary>Polls until the condition holds.</summary>
    public static async Task Until(Func<bool> holds, Func<string> saw)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!holds())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Longest)
                throw new TimeoutException($"Waited {Longest} in vain; saw: {saw()}.");
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }
}
