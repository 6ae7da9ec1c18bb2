using System.Text.Json.Nodes;
using HotelConcierge.Browser.Tests.Infrastructure;
using HotelConcierge.Conversations;
using HotelConcierge.Handoff;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.WhatsApp;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Browser.Tests;

/// <summary>The desk page where WhatsApp takes no words to the guest any more.</summary>
[Collection(BrowserTests.Name)]
public sealed class DeskWindowTests(BrowserRun run)
{
    private const string Ana = "+34600000001";
    private const string Number = "+12025550143";
    private const string Words = "The bill is right.";

    private static readonly Dictionary<string, string> _approved = new(StringComparer.Ordinal)
    {
        ["desk_answer:en_US"] =
            "Good day {{1}}, this is reception of {{2}}. We have an answer for you. Please write to us here, and we send it.",
        ["desk_question:en_US"] =
            "Good day {{1}}, this is reception of {{2}}. We need to know one more thing from you. Please write to us here.",
    };

    [BrowserFact]
    public async Task Template_is_sent_by_keyboard_and_once_the_guest_answers_the_field_is_as_before()
    {
        await using var meta = await StartMetaAsync();
        await using var scene = await OpenAsync(meta);
        var staff = await scene.NewStaffAsync();
        await staff.LookAtAsync("Ana");

        await Expect(staff.Hint).ToContainTextAsync("Send a template");
        await Expect(staff.Templates).ToHaveCountAsync(2);
        await Expect(staff.Templates.First).ToContainTextAsync("Good day Ana, this is reception of AnyCompany Luxury Resort.");
        await Expect(staff.Templates.First.Locator("p")).ToHaveAttributeAsync("lang", "en");
        await Expect(staff.Input).ToBeHiddenAsync();
        await Axe.AssertFindsNothingAsync(staff.Page);

        var button = staff.Templates.First.GetByRole(AriaRole.Button, new() { Name = "Send template: We have an answer" });
        await button.FocusAsync();
        await staff.Page.Keyboard.PressAsync("Enter");
        await staff.Page.Keyboard.PressAsync("Enter");
        await Expect(staff.Owner).ToHaveTextAsync("You have it");
        var sent = staff.EntriesWith("We have an answer for you");
        await Expect(sent.Locator(".kind")).ToHaveTextAsync("Template");
        await Expect(sent.Locator(".state")).Not.ToHaveAttributeAsync("data-state", "waiting");
        await Expect(button).ToBeFocusedAsync();
        var read = await meta.Phone(Ana).WaitForMessagesAsync(1);
        Assert.StartsWith("Good day Ana, this is reception", Assert.Single(read).Text, StringComparison.Ordinal);

        Assert.True((await meta.DeliverAsync(new(Ana) { Text = "Here I am" })).Succeeded);
        await Expect(staff.EntriesWith("Here I am")).ToHaveCountAsync(1);
        await Expect(staff.Templates).ToHaveCountAsync(0);
        await staff.SayAsync(Words);
        Assert.Equal(Words, (await meta.Phone(Ana).WaitForMessagesAsync(2))[1].Text);
    }

    [BrowserFact]
    public async Task Words_that_come_too_late_are_not_sent_and_stay_in_the_field()
    {
        await using var meta = await StartMetaAsync();
        await using var scene = await OpenAsync(meta);
        var staff = await scene.NewStaffAsync();

        // As though the page had last looked before the window closed.
        var isSent = false;
        await staff.Page.RouteAsync("**/api/desk/cases/*", route => isSent ? route.ContinueAsync() : ShowOpenAsync(route));
        await staff.Page.RouteAsync("**/api/desk/cases/*/messages", route =>
        {
            isSent = true;
            return route.ContinueAsync();
        });
        await staff.LookAtAsync("Ana");
        await staff.WriteAsync(Words);

        await Expect(staff.Warning).ToContainTextAsync("Nothing was sent");
        await Expect(staff.Input).ToHaveValueAsync(Words);
        await Expect(staff.Templates).ToHaveCountAsync(2);
        await Expect(staff.EntriesWith(Words)).ToHaveCountAsync(0);
        await Expect(staff.Send).ToBeDisabledAsync();
        Assert.Empty(meta.Phone(Ana).Messages);

        Assert.True((await meta.DeliverAsync(new(Ana) { Text = "Here I am" })).Succeeded);
        await Expect(staff.Templates).ToHaveCountAsync(0);
        await staff.Input.PressAsync("Enter");
        Assert.Equal(Words, Assert.Single(await meta.Phone(Ana).WaitForMessagesAsync(1)).Text);
    }

    private static async Task ShowOpenAsync(IRoute route)
    {
        var answer = await route.FetchAsync();
        var thread = JsonNode.Parse(await answer.TextAsync())!;
        if (thread["window"] is JsonObject window)
            (window["isClosed"], window["closesAt"]) = (false, DateTimeOffset.UtcNow.AddHours(1).ToString("O"));
        await route.FulfillAsync(new() { Response = answer, Body = thread.ToJsonString() });
    }

    private static Task<SimulatedWhatsApp> StartMetaAsync() => SimulatedWhatsApp.StartAsync(
        new SimulatedWhatsAppOptions { Numbers = [new("700000000000043", Number)], Templates = _approved });

    /// <summary>A hotel with a guest of Meta's who wrote to people a day and an hour ago.</summary>
    private async Task<DeskScene> OpenAsync(SimulatedWhatsApp meta)
    {
        var scene = await DeskScene.OpenAsync(
            run,
            ("WhatsApp:AccessToken", meta.Options.AccessToken),
            ("WhatsApp:AppSecret", meta.Options.AppSecret),
            ("WhatsApp:VerifyToken", meta.Options.VerifyToken),
            ("WhatsApp:PhoneNumberId", meta.Options.Numbers[0].Id),
            ("WhatsApp:Number", Number),
            ("WhatsApp:ApiBaseUrl", meta.BaseAddress.ToString()),
            ("WhatsApp:DeskTemplates:answer", "desk_answer:en_US"),
            ("WhatsApp:DeskTemplates:question", "desk_question:en_US"));
        meta.WebhookUrl = scene.Hotel.Url + "/api/channels/whatsapp";
        var address = new ConversationAddress(new("whatsapp"), Number, Ana);
        var (guest, then) = (ConversationId.For(address), DateTimeOffset.UtcNow.AddHours(-25));
        var opened = await scene.Hotel.Services.GetRequiredService<DeskCases>().OpenAsync(
            new(DeskCase.IdFor("closed"), guest, "hotel", address, CaseReason.Asked, CaseUrgency.Normal, "en", then)
            {
                Desk = BuiltInDesk.DeskName,
                GuestName = "Ana",
            },
            new("opened", CaseEntryKind.Event, then, null, CaseEvents.Opened),
            CancellationToken.None);
        var conversations = scene.Hotel.Services.GetRequiredService<IConversations>();
        await conversations.SignalAsync(guest, new ConversationEvent.PersonJoined(then) { Case = opened.Id }, CancellationToken.None);
        await conversations.SignalAsync(
            guest,
            new ConversationEvent.MessageReceived(new("m1", address, MessageKind.Text, "Is my bill right?"), then),
            CancellationToken.None);
        return scene;
    }
}
