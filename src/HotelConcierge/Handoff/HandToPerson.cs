using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Handoff;

/// <summary>
/// Tells the model where the guest finds a person, in the words of the assistant's own data. Nobody takes the chat over, so it
/// changes nothing and needs no idempotency key.
/// </summary>
public sealed class HandToPerson : ITool
{
    public string Name => HandoffTool.Name;

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) =>
        ToolJson.Declare(
            Name,
            "Says where the guest finds a person. Use it when they ask for one, complain, are in trouble, or need what you cannot do. Nobody joins this chat: never say that somebody will."
        );

    public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Assistant.Person is not { } key)
            return Task.FromResult<ToolResult>("This assistant knows no person to name. Say so honestly.");
        var answer = new JsonObject
        {
            ["result"] = "person",
            ["note"] = "Tell the guest this. Nobody takes over this chat, so promise no call and no visit.",
            ["where"] = call.Assistant.Reply(key, call.Language),
        };
        return Task.FromResult<ToolResult>(answer.ToJsonString(ToolJson.Options));
    }
}
