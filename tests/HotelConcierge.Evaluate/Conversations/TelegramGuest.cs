using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Simulators.Telegram;

namespace HotelConcierge.Evaluate.Conversations;

/// <summary>A guest on Telegram.</summary>
internal sealed class TelegramGuest(IConversationStage stage, int number) : StageGuest
{
    private const long FirstChat = 34601000000;

    // Far from the numbers that the simulator gives to other messages.
    private const long FirstMessage = 1_000_000_000;

    private long _said = FirstMessage;

    public long Chat { get; } = FirstChat + number;

    public override int Count => Shown.Messages.Count;

    private TelegramChat Shown => stage.Telegram.Chat(Chat);

    private GuestAction Action => new(Chat) { Name = "Ana" };

    public override Task SayAsync(string text, string? tap, CancellationToken cancellationToken) => DeliverAsync(
        tap is null ? Action with { Text = text, MessageId = ++_said } : Action with { Tap = tap }, cancellationToken);

    public override async Task SayAsync(string? text, ChannelEvent happens, ChoicesSeen choices, CancellationToken cancellationToken)
    {
        if (happens.Refuses is { } refused)
            stage.Telegram.Faults.Add(FaultOf(refused));
        if (happens.Blocks is { } blocks)
            await DeliverAsync(Action with { Block = blocks }, cancellationToken);
        if (happens.Reaction is { } sign)
            await DeliverAsync(Action with { Reaction = sign, MessageId = _said }, cancellationToken);
        if (happens.OldTap is { } place)
            await DeliverAsync(Action with { OldTap = choices.IdAt(place.ToString(CultureInfo.InvariantCulture)) }, cancellationToken);
        if (happens.Edits is { } words)
            await DeliverAsync(Action with { EditedText = words, MessageId = _said }, cancellationToken);
        for (var picture = 0; picture < happens.Pictures; picture++)
            await DeliverAsync(Action with { Content = AlbumPicture(picture), MessageId = ++_said }, cancellationToken);
        if (text is not null || happens.Content is not null)
            await DeliverAsync(
                Action with
                {
                    Text = text,
                    Topic = happens.Topic,
                    Content = happens.Content is null ? null : JsonNode.Parse(happens.Content)!.AsObject(),
                    MessageId = ++_said,
                },
                cancellationToken);
    }

    public override IReadOnlyList<string> Read(int before, ChannelEvent? happened, ChoicesSeen choices)
    {
        var messages = Shown.Messages.Skip(before).Where(message => message.Topic == happened?.Topic).ToList();
        choices.ReadButtons([.. messages.SelectMany(message => message.Buttons)
            .Select(button => (button.Text, button.CallbackData ?? ""))]);
        return [.. messages.Select(message => message.Text)];
    }

    private TelegramFault FaultOf(string refused)
    {
        var to = Chat.ToString(CultureInfo.InvariantCulture);
        return refused switch
        {
            "formatting" => new(TelegramFaultKind.CannotParseEntities) { OnlyTo = to },
            "everything" => new(TelegramFaultKind.Blocked) { OnlyTo = to },
            "edits" => new(TelegramFaultKind.CannotParseEntities) { OnlyTo = to, On = TelegramOperation.EditMessage },
            _ => throw new FormatException($"refuses: '{refused}' is none of formatting, everything, edits."),
        };
    }

    private JsonObject AlbumPicture(int picture) => new()
    {
        ["media_group_id"] = Chat.ToString(CultureInfo.InvariantCulture),
        ["photo"] = new JsonArray(new JsonObject
        {
            ["file_id"] = $"picture-{Chat}-{picture}",
            ["file_unique_id"] = $"p{Chat}{picture}",
            ["width"] = 90,
            ["height"] = 60,
            ["file_size"] = 1000,
        }),
    };

    private async Task DeliverAsync(GuestAction action, CancellationToken cancellationToken)
    {
        var update = await stage.Telegram.DeliverAsync(action, cancellationToken);
        if (!update.Succeeded)
            throw new InvalidOperationException($"The host did not take the update: {update.StatusCode} {update.Body}");
    }
}
