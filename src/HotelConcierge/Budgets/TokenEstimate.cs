using System.Text;
using HotelConcierge.Media;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Budgets;

/// <summary>
/// How many tokens a text or a picture has, where nobody has counted them. A text: a token for every three bytes of UTF-8, which is
/// cautious over languages; English has about four bytes a token, Thai and Chinese two or three. A picture: what OpenAI counts for
/// gpt-4o, gpt-4.1 and gpt-5 at high detail. See https://developers.openai.com/api/docs/guides/images-vision.
/// </summary>
internal static class TokenEstimate
{
    private const int BytesPerToken = 3;

    // A picture is made to fit into a square, then its shorter side into a shorter one; what is left is laid out with tiles.
    private const int LongestSide = 2048;
    private const int ShortestSide = 768;
    private const int Tile = 512;
    private const int TokensPerTile = 170;
    private const int TokensPerPicture = 85;

    private static readonly PictureSize Largest = new(LongestSide, ShortestSide);

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
            DataContent data when data.HasTopLevelMediaType("image") => Of(PictureSize.Of(data.Data.Span) ?? Largest),
            _ => 0,
        };

    /// <summary>What a picture of that size counts.</summary>
    public static int Of(PictureSize picture)
    {
        double width = picture.Width, height = picture.Height;
        var scale = Math.Min(1, LongestSide / Math.Max(width, height));
        scale *= Math.Min(1, ShortestSide / (Math.Min(width, height) * scale));
        return TokensPerPicture + (TokensPerTile * Tiles(width * scale) * Tiles(height * scale));

        // What is a hair over a tile is a rounding of ours, not another tile.
        static int Tiles(double side) => Math.Max(1, (int)Math.Ceiling(Math.Round(side, 3) / Tile));
    }
}
