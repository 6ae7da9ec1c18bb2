using HotelConcierge.Reservations;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>
/// A deployment that knows no stay of the guest who writes, as a production host before its first import: honest answers and no
/// booking.
/// </summary>
public sealed class StrangerTests : IAsyncLifetime
{
    private const string Stranger = "whatsapp:+34600000301";

    private HotelDeployment _deployment = null!;

    public async Task InitializeAsync() => _deployment = await HotelDeployment.OpenAsync(embedded: true, ("Reservations:Demo", "false"));

    public async Task DisposeAsync() => await _deployment.DisposeAsync();

    [Fact]
    public async Task A_stranger_is_told_so_kindly_gets_the_hotels_documents_and_books_nothing()
    {
        Assert.IsType<TableReservations>(_deployment.App.Services.GetRequiredService<IReservations>());

        Assert.Contains("no reservation", await _deployment.WriteAsync(Stranger, "What is my room?"), StringComparison.OrdinalIgnoreCase);
        var answer = await _deployment.WriteAsync(Stranger, "What is my room?");
        Assert.Contains("no reservation", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("room [0-9]", answer);

        Assert.Contains(
            "open from 9:00 to 20:30",
            await _deployment.WriteAsync(Stranger, "Is the pool open in the morning?"),
            StringComparison.Ordinal);

        var refusal = await _deployment.WriteAsync(Stranger, "Book a massage for tomorrow");
        Assert.Contains("reception", refusal, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("09:00", refusal, StringComparison.Ordinal);
        await _deployment.WriteAsync(Stranger, "2");
        Assert.Empty(await _deployment.BookingsAsync(Stranger));
        Assert.Contains(
            "reception",
            await _deployment.WriteAsync(Stranger, "I want to talk to a person"),
            StringComparison.OrdinalIgnoreCase);
    }
}
