using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Tests;

/// <summary>The page object of one person's half of the page.</summary>
internal sealed class PersonPageObject(IPage page, string person)
{
    public ILocator All { get; } = page.Locator($"[data-person='{person}']");

    /// <summary>This is the form of the command that is being filled in.</summary>
    public ILocator Call => All.GetByRole(AriaRole.Form);
    public ILocator Form => All.GetByRole(AriaRole.Dialog);

    /// <summary>Chooses a command from the list, and fills in its options.</summary>
    public async Task CommandAsync(string path, params (string Option, string Value)[] options)
    {
        await TypeCommandAsync(path);
        foreach (var (option, value) in options)
            await Call.GetByLabel(option).SelectOptionAsync(value);
        if (options.Length > 0)
            await SendAsync();
    }

    public async Task TypeCommandAsync(string path)
    {
        await All.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Message ") }).FillAsync($"/{path}");
        await Offer("Commands", new Regex($"^.{Regex.Escape(path)} ")).ClickAsync();
    }

    /// <summary>These are the messages of the open channel.</summary>
    public ILocator Log => All.GetByRole(AriaRole.Log);

    /// <summary>This button says that there are new messages below.</summary>
    public ILocator Newer => All.GetByRole(AriaRole.Button, new() { Name = "New", Exact = true });

    public Task SendAsync() => Call.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();

    /// <summary>Presses the button with this label on the newest message that has one.</summary>
    public Task PressAsync(string label) => Button(label).ClickAsync();

    public ILocator Button(string label) => Buttons(label).Last;

    private ILocator Buttons(string label) =>
        All.Locator("article.message").GetByRole(AriaRole.Button, new() { Name = label, Exact = true });

    /// <summary>Returns an option of an opened list.</summary>
    public ILocator Offer(string list, Regex choice) =>
        All.GetByRole(AriaRole.Listbox, new() { Name = list, Exact = true }).GetByRole(AriaRole.Option, new() { NameRegex = choice }).First;

    /// <summary>Returns the newest channel or thread in the list whose name begins with this text.</summary>
    public ILocator Channel(string name) =>
        All.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new() { NameRegex = new($"^(@ )?{Regex.Escape(name)}") }).Last;

    /// <summary>Opens a channel, and waits until it is shown.</summary>
    public async Task GoAsync(string channel)
    {
        await Channel(channel).ClickAsync();
        await Assertions.Expect(All.GetByRole(AriaRole.Log, new() { NameRegex = new($"^Messages in {Regex.Escape(channel)}") }))
            .ToBeVisibleAsync();
        await Assertions.Expect(All.GetByRole(AriaRole.Textbox, new() { NameRegex = new($"^Message {Regex.Escape(channel)}") }))
            .ToBeVisibleAsync();
    }

    /// <summary>Waits until this text is visible in the person's half.</summary>
    public Task ReadsAsync(string text) => Assertions.Expect(All.GetByText(text).Last).ToBeVisibleAsync();

    /// <summary>
    /// Opens the newest notification. A notification stays when it is opened, so this waits until <paramref name="standing"/> of them are
    /// there: otherwise an older one could be opened.
    /// </summary>
    public async Task OpenRingAsync(int standing = 1)
    {
        await Assertions.Expect(Buttons("Open")).ToHaveCountAsync(standing);
        await PressAsync("Open");
    }

    /// <summary>Returns the id of the newest notification's message.</summary>
    public Task<string?> NewestRingAsync() => Button("Open").Locator("xpath=ancestor::article").GetAttributeAsync("data-message");

    /// <summary>Opens the notification that came after this one, however long it takes to come.</summary>
    public Task OpenRingAfterAsync(string? ring) => All.Locator($"article.message:not([data-message='{ring}'])")
        .GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).Last.ClickAsync();

    public Task SeesButtonAsync(string label) => Assertions.Expect(Button(label)).ToBeVisibleAsync();

    public Task FillAsync(string label, string text) => Form.GetByLabel(label).FillAsync(text);

    public Task ChooseAsync(string label) => Form.GetByLabel(label).CheckAsync();

    public async Task SubmitAsync()
    {
        await Form.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Assertions.Expect(Form).ToBeHiddenAsync();
    }
}
