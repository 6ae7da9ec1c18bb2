using System.Text;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Budgets;

/// <summary>
/// How many tokens a text has, where nobody has counted them: a token for every three bytes of UTF-8. That is cautious over
/// languages; English has about four bytes a token, Thai and Chinese two or three.
/// </summary>
internal static class TokenEstimate
{
    private const int BytesPerToken = 3;

    public static int Of(string text) => Encoding.UTF8.GetByteCount(text) / BytesPerToken;

    /// <summary>What all the messages say, tool calls and their results included.</summary>
    public static long Of(IEnumerable<ChatMessage> messages) =>
        messages.SelectMany(message => message.Contents).Sum(content => (long)Of(content));

    private static int Of(AIContent content) =>
        content switch
        {
            TextContent text => Of(text.Text),
            FunctionResultContent result => Of(result.Result?.ToString() ?? ""),
            FunctionCallContent call => Of(call.Name)
                + (call.Arguments?.Sum(argument => Of(argument.Key) + Of(argument.Value?.ToString() ?? "")) ?? 0),
            _ => 0,
        };
}
