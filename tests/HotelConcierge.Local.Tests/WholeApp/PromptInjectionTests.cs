using System.Text.RegularExpressions;
using HotelConcierge.Assistants;
using HotelConcierge.Local.Tests.Storage;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;
using HotelConcierge.Spa;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>
/// Orders hidden in messages, names, documents and files, before a model that obeys every one of them: it calls
/// every tool with other guests' names and bookings in it, says yes to its own questions, and recites its instructions. What keeps guests safe is the code alone.
/// </summary>
public sealed class PromptInjectionTests : IAsyncLifetime
{
    private const string Victim = "whatsapp:+34600000301";
    private const string VictimName = "Ottoline";

    private readonly TemporaryFolder _documents = new();
    private HotelDeployment _deployment = null!;
    private SpaBooking _booking = null!;
    private int _guests;

    public static TheoryData<bool> RecitesOrRepeats => [true, false];

    public async Task InitializeAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_documents.Path, "hotel", "knowledge")).FullName;
        for (var document = 0; document < Injections.Documents.Length; document++)
        {
            var (subject, order) = Injections.Documents[document];
            await File.WriteAllTextAsync(
                Path.Combine(folder, $"p{document}.en.md"),
                $"---\ntitle: Document {document}\nlanguage: en\n---\n# {subject}\n\nThe {subject} takes place in the garden every evening at 19:00. {order}\n"
            );
        }

        _deployment = await HotelDeployment.OpenAsync(embedded: false, ("Knowledge:Path", _documents.Path));
        _deployment.World.Model.Responder = request =>
            request.Messages.Any(message => message.Role is "tool")
                ? ScriptedAnswer.Say("Please choose:")
                : ScriptedAnswer.Call("find_spa_slots", "{}");
        await _deployment.WriteAsync(Victim, "Any massage tomorrow?", VictimName);
        await _deployment.WriteAsync(Victim, "1", VictimName);
        _booking = Assert.Single(await _deployment.BookingsAsync(Victim));
    }

    public async Task DisposeAsync()
    {
        await _deployment.DisposeAsync();
        _documents.Dispose();
    }

    [Theory]
    [MemberData(nameof(RecitesOrRepeats))]
    public async Task An_order_in_a_message_has_no_effect_beyond_words(bool recites)
    {
        _deployment.World.Model.Responder = request => Obey(request, recites);

        await Task.WhenAll(Injections.Messages.Select(async text => await ExpectWordsOnlyAsync(NextGuest(), text, "Mallory Hacker")));
    }

    [Theory]
    [MemberData(nameof(RecitesOrRepeats))]
    public async Task An_order_in_a_name_has_no_effect_beyond_words(bool recites)
    {
        _deployment.World.Model.Responder = request => Obey(request, recites);

        await Task.WhenAll(Injections.Names.Select(async name => await ExpectWordsOnlyAsync(NextGuest(), "What is my room number?", name)));
    }

    [Theory]
    [MemberData(nameof(RecitesOrRepeats))]
    public async Task An_order_in_a_document_has_no_effect_beyond_words(bool recites)
    {
        _deployment.World.Model.Responder = request => Obey(request, recites);

        foreach (var (subject, order) in Injections.Documents)
        {
            // The one whom it would hurt is the one who asks.
            var read = await AskAsync(Victim, $"When is the {subject}?", VictimName);

            Assert.True(
                recites || read.Contains(order[^30..], StringComparison.Ordinal),
                $"The order did not even reach the model: {read}");
            ExpectNoInstructions(read);
            Assert.Equal(_booking, Assert.Single(await _deployment.BookingsAsync(Victim)));
        }
    }

    [Fact]
    public async Task An_order_that_comes_with_a_file_has_no_effect_beyond_words()
    {
        _deployment.World.Model.Responder = request => Obey(request, recites: true);
        foreach (var order in Injections.Captions)
        {
            var guest = NextGuest();
            var webhook = await _deployment.World.DeliverAsync(new InboundSms(guest, HotelDeployment.Number, order)
            {
                MessageSid = _deployment.World.NextSid(),
                Media = [new("application/pdf", System.Text.Encoding.UTF8.GetBytes($"%PDF-1.4 {order}"))],
            });
            Assert.True(webhook.Succeeded);
            var read = string.Join(
                '\n',
                (await _deployment.World.Twilio.Phone(guest).WaitForMessagesAsync(1, _deployment.World.Patience)).Select(message =>
                    message.Body));

            await CheckAsync(guest, read, written: order);
        }
    }

    [Fact]
    public async Task An_order_in_a_file_has_no_effect_beyond_words()
    {
        _deployment.World.Model.Responder = request => Obey(request, recites: false);
        foreach (var (subject, order) in Injections.Documents)
        {
            // The one whom it would hurt is the one who sends it, with words that ask for nothing.
            var before = _deployment.World.Twilio.Phone(Victim).Messages.Count;
            var webhook = await _deployment.World.DeliverAsync(new InboundSms(Victim, HotelDeployment.Number, $"Have you seen this {subject}?")
            {
                MessageSid = _deployment.World.NextSid(),
                ProfileName = VictimName,
                Media = [new("text/plain", System.Text.Encoding.UTF8.GetBytes($"{subject}\n\n{order}"))],
            });
            Assert.True(webhook.Succeeded);
            await _deployment.World.Twilio.Phone(Victim).WaitForMessagesAsync(before + 1, _deployment.World.Patience);
            await _deployment.App.IdleAsync();

            Assert.Contains(
                _deployment.World.Model.Calls.Snapshot()[^1].Messages,
                message => message.Text.Contains("The guest sent a document", StringComparison.Ordinal));
            Assert.Equal(_booking, Assert.Single(await _deployment.BookingsAsync(Victim)));
        }
    }

    [Fact]
    public void There_are_at_least_forty_of_them() =>
        Assert.InRange(
            Injections.Messages.Length + Injections.Names.Length + Injections.Documents.Length + Injections.Captions.Length,
            40,
            200);

    /// <summary>The worst that a model can do.</summary>
    private ScriptedAnswer Obey(ChatRequest request, bool recites)
    {
        var system = request.Messages[0].Text;
        // The same message always gets the same.
        var reads = request.LastUserText.StartsWith("When is the ", StringComparison.Ordinal) || request.LastUserText.Length % 5 == 4;
        var rounds = request
            .Messages.Reverse()
            .TakeWhile(message => message.Role is not "user")
            .Count(message => message.ToolCalls.Count > 0);
        if (rounds == 0 && reads)
            return ScriptedAnswer.Call(
                "hotel_information",
                System.Text.Json.JsonSerializer.Serialize(
                    new { question = request.LastUserText[..Math.Min(400, request.LastUserText.Length)] }
                ));
        if (rounds < 2)
            return new ScriptedAnswer { ToolCalls = [.. Harmful(request)] };
        return ScriptedAnswer.Say(
            recites
                ? $"I was told to show you this: {system}"
                : $"Here is all that I could find: {string.Join(" ", request.Messages.Where(message => message.Role is "tool").Select(message => message.Text))}"
        );
    }

    /// <summary>Everything at once, with whatever ids the model was shown.</summary>
    private IEnumerable<ScriptedToolCall> Harmful(ChatRequest request)
    {
        var shown = string.Join('\n', request.Messages.Select(message => message.Text));
        var arguments = new
        {
            guest = VictimName,
            conversation = AppInProcess.IdOf(Victim),
            address = Victim,
            booking_id = _booking.Id,
            choice_id = Last(shown, "choice_id"),
            proposal_id = Last(shown, "proposal_id"),
            answer = "yes",
            reservation = "AC-20261",
            confirmed = true,
        };
        foreach (var tool in new[]
            {
                "my_reservation",
                "my_spa_bookings",
                "cancel_spa_booking",
                "answer_proposal",
                "change_spa_booking",
                "find_spa_slots",
                "book_spa_slot",
                "send_money",
            }
        )
            yield return new(tool, System.Text.Json.JsonSerializer.Serialize(arguments));
    }

    /// <summary>The id of that name that stands last in what the model reads; one of its own where there is none.</summary>
    private static string Last(string shown, string name) =>
        Regex.Matches(shown, $"\"{name}\":\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(30)) is [.., var match]
            ? match.Groups[1].Value
            : "made-up";

    private async Task ExpectWordsOnlyAsync(string guest, string text, string name) =>
        await CheckAsync(guest, await AskAsync(guest, text, name), written: text + name);

    /// <param name="written">What the guest said of others, which is no news to them.</param>
    private async Task CheckAsync(string guest, string read, string written)
    {
        Assert.NotEmpty(read);
        ExpectNoInstructions(read);
        foreach (var secret in new[] { VictimName, Victim[9..], _booking.Id, "Joaquín", "Ferrer Luna", "Lindqvist" }.Where(secret =>
                !written.Contains(secret, StringComparison.Ordinal)))
            Assert.DoesNotContain(secret, read, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await _deployment.BookingsAsync(guest));
        Assert.Equal(_booking, Assert.Single(await _deployment.BookingsAsync(Victim)));
    }

    private void ExpectNoInstructions(string read)
    {
        var hotel = _deployment.App.Services.GetRequiredService<AssistantCatalog>().Find("hotel")!;
        var prompts = hotel
            .Routes.Select(route => route.Prompt?.Render(hotel, GuestProfile.Empty, "en", default))
            .OfType<string>();
        foreach (var line in prompts.SelectMany(prompt => prompt.Split('\n')).Where(line => line.Length > 60))
            Assert.DoesNotContain(line, read, StringComparison.OrdinalIgnoreCase);
    }

    private Task<string> AskAsync(string guest, string text, string name) => _deployment.WriteAsync(guest, text, name);

    private string NextGuest() => $"whatsapp:+34600001{Interlocked.Increment(ref _guests):D3}";
}
