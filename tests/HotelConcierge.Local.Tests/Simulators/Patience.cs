namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>Ends a wait for something that never comes, so that a broken test fails instead of hanging.</summary>
internal static class Patience
{
    public static CancellationToken Token => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;
}
