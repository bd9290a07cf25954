using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Tests.Storage;

/// <summary>A storage in a separate folder, started as the program would start it and deleted after the test.</summary>
internal sealed class TestStorage : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly TestFolder? _own;

    private TestStorage(ServiceProvider services, TestFolder? own) => (_services, _own) = (services, own);

    internal FakeTimeProvider Time => (FakeTimeProvider)Get<TimeProvider>();

    internal StorageOptions Options => Get<StorageOptions>();

    internal string Database => Options.DatabaseFile;

    internal Store Store => Get<Store>();

    internal Vault Vault => Get<Vault>();

    internal DataKeys Keys => Get<DataKeys>();

    internal Inbox Inbox => Get<Inbox>();

    internal static async Task<TestStorage> Start(TestFolder? folder = null, Action<IServiceCollection>? more = null)
    {
        var own = folder is null ? new TestFolder() : null;
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(time)
            .AddStorage((folder ?? own!).Configuration());
        more?.Invoke(services);
        var storage = new TestStorage(services.BuildServiceProvider(), own);
        try
        {
            await storage.Get<StorageStartup>().RunAsync(TestContext.Current.CancellationToken);
            return storage;
        }
        catch
        {
            await storage.DisposeAsync();
            throw;
        }
    }

    internal T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    internal Task<T> Write<T>(Func<BotContext, Task<T>> work) =>
        Store.WriteAsync((context, _) => work(context), TestContext.Current.CancellationToken);

    internal Task Write(Func<BotContext, Task> work) =>
        Store.WriteAsync((context, _) => work(context), TestContext.Current.CancellationToken);

    internal Task<T> Read<T>(Func<BotContext, Task<T>> work) =>
        Store.ReadAsync((context, _) => work(context), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _own?.Dispose();
    }
}
