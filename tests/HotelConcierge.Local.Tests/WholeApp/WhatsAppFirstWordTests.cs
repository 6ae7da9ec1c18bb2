using System.Net;
using System.Net.Http.Json;
using HotelConcierge.Local.Tests.Simulators;
using HotelConcierge.Simulators.WhatsApp;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>The hotel writes first on WhatsApp directly from Meta, which takes only a template then.</summary>
public sealed class WhatsAppFirstWordTests
{
    private const string Key = "the-operators-key";

    // Nobody of the shipped reservations: a stay is made up for them, so a welcome always has one to speak of.
    private const string Guest = "+34600000077";

    [Fact]
    public async Task A_program_has_a_guest_welcomed_once_by_the_template_of_their_language_and_the_answer_comes_free()
    {
        await using var world = await World.CreateAsync();
        await using var meta = await SimulatedWhatsApp.StartAsync(
            new SimulatedWhatsAppOptions { Numbers = [new("700000000000043", "+12025550143")], WebhookTimeout = TimeSpan.FromDays(1) });
        world.Hide(Guest[1..]);
        await using var app = await AppInProcess.StartAsync(
            world,
            [
                .. WhatsAppServiceContractTests.SettingsFor(meta).Select(setting => (setting.Key, setting.Value!)),
                ("WhatsApp:WelcomeTemplate", "stay_welcome:es, stay_welcome:en_US"),
                ("Admin:Key", Key),
            ]);
        meta.WebhookUrl = app.Url + "/api/channels/whatsapp";
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("x-functions-key", Key);

        for (var asked = 0; asked < 2; asked++)
        {
            var wish = new { recipient = Guest, name = "Ana", channel = "whatsapp", assistant = "hotel", language = "en", requestId = "stay-1" };
            using var answer = await http.PostAsJsonAsync(app.Url + "/api/conversations", wish, world.Patience);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }

        await meta.Phone(Guest).WaitForMessagesAsync(1, world.Patience);
        await app.IdleAsync();
        var welcome = Assert.Single(meta.Phone(Guest).Messages);
        Assert.Equal("template", welcome.Kind);
        Assert.StartsWith("stay_welcome: Ana, AnyCompany Luxury Resort, ", welcome.Text, StringComparison.Ordinal);

        // The guest's answer opens the 24 hours.
        await meta.DeliverAsync(new(Guest) { Text = "help" }, world.Patience);
        Assert.Equal("text", (await meta.Phone(Guest).WaitForMessagesAsync(2, world.Patience))[1].Kind);
    }
}
