using System.Text.Json;
using HotelConcierge.Assistants;
using HotelConcierge.Messages;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Turns;

/// <summary>A tool that changes the world, and keeps to the rule that one id changes it once.</summary>
internal sealed class BookingTool : ITool
{
    public string Name => "book_table";

    /// <summary>Every run, also those that found the work done.</summary>
    public List<ToolCall> Runs { get; } = [];

    public HashSet<string> Bookings { get; } = new(StringComparer.Ordinal);

    public Func<ToolCall, Task<string>> Work { get; set; } = _ => Task.FromResult("booked");

    /// <summary>What it attaches for the guest.</summary>
    public IReadOnlyList<ReplyPart> Attaches { get; set; } = [];

    /// <summary>Of the latest run.</summary>
    public CancellationToken Cancellation { get; private set; }

    public Action<string> Passing { get; set; } = _ => { };

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) =>
        AIFunctionFactory.CreateDeclaration(Name, "Books a table.", JsonSerializer.SerializeToElement(new { type = "object" }));

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        Passing("before the tool books");
        Runs.Add(call);
        Cancellation = cancellationToken;
        var result = await Work(call);
        Bookings.Add(call.Id);
        Passing("after the tool booked");
        return new(result, Attaches);
    }
}
