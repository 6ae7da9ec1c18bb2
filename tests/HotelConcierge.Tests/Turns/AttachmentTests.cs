using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Storage;
using HotelConcierge.Tools;
using HotelConcierge.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Turns;

/// <summary>What tools attach for the guest: it follows the model's words, in the channel's own form, once.</summary>
public sealed class AttachmentTests : IDisposable
{
    private const string Question = "Explain why the sky is blue";

    private static readonly ReplyPart.Choices Slots = new("Which time?", [new("s1", "10:00"), new("s2", "11:00")], "Choose");
    private static readonly ReplyPart.Location Place = new("Spa", "", 36.34, -6.16);

    private readonly BookingTool _tool = new();
    private readonly TurnWorld _world;

    public AttachmentTests() => _world = new([_tool]);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Choices_follow_the_models_words_as_numbered_text()
    {
        _tool.Attaches = [Slots];
        await AskAsync();

        Assert.EndsWith("There is room.\n\nWhich time?\n\n1. 10:00\n2. 11:00", Assert.Single(_world.Phone.Shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_channel_with_buttons_and_maps_they_are_buttons_and_a_map()
    {
        _world.Phone.Shows = abilities => abilities with { Choices = new(10, 24), Locations = true };
        _tool.Attaches = [Slots, Place];
        await AskAsync();

        var choices = Assert.IsType<OutboundContent.Choices>(_world.Phone.Contents[0]);
        Assert.Equal(["s1", "s2"], choices.Options.Select(option => option.Id));
        Assert.Equal("Spa", Assert.IsType<OutboundContent.Location>(_world.Phone.Contents[1]).Name);
        Assert.Equal(2, _world.Phone.Contents.Count);
    }

    [Fact]
    public async Task The_model_reads_later_what_the_guest_was_shown()
    {
        _tool.Attaches = [Slots, Place];
        await AskAsync();
        _world.Model.Says("Fine.");
        await _world.RunAsync("Explain why it rains");

        Assert.Contains(
            _world.Model.Shown[^1],
            message => message.Text == "There is room.\n\nWhich time?\n1. 10:00\n2. 11:00\n\n[Location: Spa]");
    }

    [Fact]
    public async Task Of_several_choices_only_the_last_stands_and_the_same_place_stands_once()
    {
        var calls = 0;
        _tool.Work = _ =>
        {
            _tool.Attaches = [Slots with { Heading = $"Question {++calls}" }, Place];
            return Task.FromResult("found");
        };
        _world.Model.Calls(_tool.Name).Calls(_tool.Name).Says("There is room.");
        await _world.RunAsync(Question);

        var shown = Assert.Single(_world.Phone.Shown);
        Assert.DoesNotContain("Question 1", shown, StringComparison.Ordinal);
        Assert.Equal(2, shown.Split("Question 2").Length);
        Assert.Equal(2, shown.Split("maps").Length);
    }

    [Fact]
    public async Task An_apology_comes_without_them()
    {
        _tool.Attaches = [Slots];
        _world.Model.Calls(_tool.Name).Says("");
        await _world.RunAsync(Question);

        Assert.DoesNotContain("Which time?", Assert.Single(_world.Phone.Shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_is_told_the_guests_language_and_how_many_choices_there_may_be()
    {
        _world.Phone.Shows = abilities => abilities with { Choices = new(MaxOptions: 3, MaxLabel: 20) };
        _world.Model.Calls(_tool.Name).Says("Hay sitio.");
        await _world.RunAsync("Explícame por qué el cielo es azul");

        var run = Assert.Single(_tool.Runs);
        Assert.Equal(("es", 3), (run.Language, run.MostChoices));
    }

    [Fact]
    public async Task Results_and_chunks_of_the_release_before_are_still_read()
    {
        var turn = new TurnStart("phone-abc-m1", TurnWorld.Guest, 7, TurnKind.Answer);
        var turns = _world.Services.GetRequiredService<TurnStore>();
        await PutAsync("tool-00-00", "json", "\"booked\"");
        await PutAsync("chunk-000", "text", "{\"content\":\"is what the guest asked about\"}");

        Assert.Equal(
            ("booked", 0),
            await turns.FindToolResultAsync(turn, 0, 0, CancellationToken.None) is { } result
                ? (result.Text, result.Attachments.Count)
                : default);
        Assert.Equal(
            new OutboundContent.Text("{\"content\":\"is what the guest asked about\"}"),
            await turns.FindChunkAsync(turn, 0, CancellationToken.None));

        Task PutAsync(string key, string name, string value) =>
            _world.Memory.PutAsync(
                GuestTables.Turns,
                new(
                    TurnWorld.Guest.Value,
                    TurnIds.KeyPrefix(7) + key,
                    new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value }
                ),
                CancellationToken.None);
    }

    [Fact]
    public async Task A_tools_result_is_kept_with_what_it_attached()
    {
        _tool.Attaches = [Slots];
        await AskAsync();
        var turns = _world.Services.GetRequiredService<TurnStore>();

        var kept = await turns.FindToolResultAsync(_world.Conversations.Started[0], 0, 0, CancellationToken.None);

        Assert.Equal("booked", kept!.Text);
        Assert.Equal(
            ["10:00", "11:00"],
            Assert.IsType<ReplyPart.Choices>(Assert.Single(kept.Attachments)).Options.Select(option => option.Label));
        Assert.Equal(new ToolResult("plain", []).Text, ((ToolResult)"plain").Text);
    }

    private async Task AskAsync()
    {
        _world.Model.Calls(_tool.Name).Says("There is room.");
        await _world.RunAsync(Question);
    }
}
