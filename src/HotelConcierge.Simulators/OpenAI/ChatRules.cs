namespace HotelConcierge.Simulators.OpenAI;

/// <summary>
/// The one rule about the order of messages that the real service enforces with a 400: the calls of an assistant's
/// message are all answered by the tool messages right after it, and a tool's message answers nothing else.
/// </summary>
internal static class ChatRules
{
    /// <returns>What is wrong, or null.</returns>
    public static string? Check(IReadOnlyList<RequestedMessage> messages)
    {
        HashSet<string> open = new(StringComparer.Ordinal);
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            if (message.Role is "tool")
            {
                if (!open.Remove(message.ToolCallId ?? ""))
                    return "Invalid parameter: messages with role 'tool' must be a response to a preceding message with 'tool_calls'.";
                continue;
            }

            if (open.Count > 0)
                return Unanswered(open);
            open.UnionWith(message.ToolCalls.Select(call => call.Id));
        }

        return open.Count > 0 ? Unanswered(open) : null;
    }

    private static string Unanswered(IEnumerable<string> ids) =>
        "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. "
        + $"The following tool_call_ids did not have response messages: {string.Join(", ", ids)}";
}
