using System.Text;
using System.Text.Json;
using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Reservations;
using HotelConcierge.Tools;

namespace HotelConcierge.Turns;

/// <summary>Shows what a model would see of an assistant: its prompts, what it is told beside them, and its tools. Nothing is sent.</summary>
public sealed class PromptPreview(
    AssistantCatalog assistants, HotelCatalog hotels, ChannelCatalog channels, ToolCatalog tools, ModelContext context, TimeProvider clock)
{
    private const string Nobody = "preview";

    private static readonly JsonSerializerOptions Indented = new(ToolJson.Options) { WriteIndented = true };

    /// <param name="language">Two letters; the assistant's own where it does not speak that.</param>
    /// <returns>Null when there is no such assistant.</returns>
    public async Task<string?> ShowAsync(string name, string? language, CancellationToken cancellationToken)
    {
        if (assistants.Find(name) is not { } assistant || channels.All.FirstOrDefault() is not { } channel)
            return null;
        var spoken = assistant.Languages.Contains(language, StringComparer.Ordinal) ? language! : assistant.DefaultLanguage;
        var address = new ConversationAddress(channel.Name, Nobody, Nobody);
        var turn = new TurnStart(Nobody, ConversationId.For(address), 1, TurnKind.Answer);
        var now = hotels.Find(assistant)?.Clock.Now ?? clock.GetUtcNow();
        var text = new StringBuilder();
        if (assistant.Router is { } router)
            text.AppendLine("=== Router").AppendLine(router.Prompt.Render(assistant, assistant.Routes)).AppendLine();
        foreach (var route in assistant.Routes)
        {
            if (route.Prompt is not { } prompt)
            {
                text.AppendLine($"=== Route {route.Label}: the reply {route.Reply}, without a model").AppendLine();
                continue;
            }

            text.AppendLine($"=== Route {route.Label}: system message")
                .AppendLine(prompt.Render(assistant, GuestProfile.Empty, spoken, now))
                .AppendLine();
            var brief = new TurnBrief
            {
                Address = address,
                Assistant = assistant.Name,
                Language = spoken,
                Words = "",
                Plan = new(FixedReply: null, now, now, MaxRounds: 0),
            };
            if (await context.DescribeAsync(turn, assistant, brief, now, cancellationToken) is { } known)
                text.AppendLine("=== A second system message, for a guest of whom nothing is known").AppendLine(known).AppendLine();
            foreach (var tool in route.Tools.Select(tool => tools.Find(tool, assistant)).OfType<ITool>())
            {
                var declared = tool.DeclarationFor(assistant);
                text.AppendLine($"=== Tool {declared.Name}")
                    .AppendLine(declared.Description)
                    .AppendLine(JsonSerializer.Serialize(declared.JsonSchema, Indented))
                    .AppendLine();
            }
        }

        return text.ToString();
    }
}
