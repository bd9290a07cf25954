using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using IntimacyBot.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Win32.SafeHandles;
using Tests.TestKit;

namespace Tests.Storage;

/// <summary>
/// Runs the test program as a second process that will be killed. It writes to a folder as fast as it can and prints each number once it is
/// committed. The process is really killed, so nothing in it can clean up.
/// </summary>
internal sealed class WriterProcess : IDisposable
{
    private const string Order = "INTIMACYBOT_TEST_CHILD";
    private readonly Process _process;

    private WriterProcess(Process process) => _process = process;

    internal int Id => _process.Id;

    internal static WriterProcess Write(TestFolder folder)
    {
        var start = new ProcessStartInfo("dotnet", typeof(WriterProcess).Assembly.Location) { RedirectStandardOutput = true };
        start.Environment[Order] = folder.Root;
        return new WriterProcess(Process.Start(start)!);
    }

    /// <summary>Reads the next number, or returns null when the process has ended.</summary>
    internal async Task<long?> Next()
    {
        var line = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
            .AsTask().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        return line is null ? null : long.Parse(line, CultureInfo.InvariantCulture);
    }

    internal async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    internal static async Task<long> Last(Inbox inbox, BotContext context) => (await inbox.LoadResumePoint(context))?.Sequence ?? 0;

    internal static async Task<long> Effects(BotContext context) =>
        await SystemValues.Get(context, "effects") is { } bytes ? BitConverter.ToInt64(bytes) : 0;

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

#pragma warning disable CA2255 // The child process must start its work before the test runner does.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Begin()
    {
        if (Environment.GetEnvironmentVariable(Order) is not { } order) return;
        // No other thread may run code of this module before its initializer is done, so all continuations run on this thread.
        var here = new Here();
        SynchronizationContext.SetSynchronizationContext(here);
        here.RunUntil(Work(order));
        Environment.Exit(0);
    }

    /// <summary>Runs all continuations on this one thread.</summary>
    private sealed class Here : SynchronizationContext
    {
        private readonly BlockingCollection<(SendOrPostCallback Go, object? State)> _waiting = [];

        public override void Post(SendOrPostCallback d, object? state) => _waiting.Add((d, state));

        public void RunUntil(Task end)
        {
            while (!end.IsCompleted)
            {
                var (go, state) = _waiting.Take();
                go(state);
            }

            end.GetAwaiter().GetResult();
        }
    }

    private static async Task Work(string folder)
    {
        var configuration = BotSettings.Storage(folder).Read();
        await using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddStorage(configuration)
            .BuildServiceProvider();
        await services.GetRequiredService<StorageStartup>().RunAsync(CancellationToken.None);
        var (store, inbox) = (services.GetRequiredService<Store>(), services.GetRequiredService<Inbox>());
        using var said = new StreamWriter(new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write)) { AutoFlush = true };
        for (var number = await store.ReadAsync((context, _) => Last(inbox, context), CancellationToken.None); ; number++)
        {
            // The first number of each run is the last one of the run before, which is a repeated interaction.
            var id = number;
            await store.WriteAsync((context, _) => Move(inbox, context, id), CancellationToken.None);
            said.WriteLine(number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static async Task Move(Inbox inbox, BotContext context, long number)
    {
        if (!await inbox.MarkSeen(context, (ulong)number)) return;
        await SystemValues.Set(context, "effects", BitConverter.GetBytes(await Effects(context) + 1));
        await inbox.SaveResumePoint(context, new ResumePoint("session", "url", number));
    }
}
