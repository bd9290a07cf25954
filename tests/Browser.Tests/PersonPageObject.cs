using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Tests;

/// <summary>One person's half of the page.</summary>
internal sealed class PersonPageObject(IPage page, string person)
{
    public ILocator All { get; } = page.Locator($"[data-person='{person}']");

    /// <summary>The command that is being filled in.</summary>
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

    public Task SendAsync() => Call.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();

    /// <summary>Presses a button of the newest message that has it.</summary>
    public Task PressAsync(string label) => Button(label).ClickAsync();

    public ILocator Button(string label) =>
        All.Locator("article.message").GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).Last;

    /// <summary>A choice of an opened list.</summary>
    public ILocator Offer(string list, Regex choice) =>
        All.GetByRole(AriaRole.Group, new() { Name = list, Exact = true }).GetByRole(AriaRole.Button, new() { NameRegex = choice }).First;

    /// <summary>The newest channel or thread in the list whose name begins so.</summary>
    public ILocator Channel(string name) =>
        All.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new() { NameRegex = new($"^(@ )?{Regex.Escape(name)}") }).Last;

    /// <summary>Opens a channel, and waits until it is the one in front.</summary>
    public async Task GoAsync(string channel)
    {
        await Channel(channel).ClickAsync();
        await Assertions.Expect(All.GetByRole(AriaRole.Log, new() { NameRegex = new($"^Messages in {Regex.Escape(channel)}") }))
            .ToBeVisibleAsync();
        await Assertions.Expect(All.GetByRole(AriaRole.Textbox, new() { NameRegex = new($"^Message {Regex.Escape(channel)}") }))
            .ToBeVisibleAsync();
    }

    /// <summary>Waits until it can be read in this person's half.</summary>
    public Task ReadsAsync(string text) => Assertions.Expect(All.GetByText(text).Last).ToBeVisibleAsync();

    /// <summary>Opens what the bell has, and sees the ring go.</summary>
    public async Task OpenRingAsync()
    {
        await PressAsync("Open");
        await Assertions.Expect(Button("Open")).ToBeHiddenAsync();
    }

    public Task SeesButtonAsync(string label) => Assertions.Expect(Button(label)).ToBeVisibleAsync();

    public Task FillAsync(string label, string text) => Form.GetByLabel(label).FillAsync(text);

    public Task ChooseAsync(string label) => Form.GetByLabel(label).CheckAsync();

    public async Task SubmitAsync()
    {
        await Form.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Assertions.Expect(Form).ToBeHiddenAsync();
    }
}
