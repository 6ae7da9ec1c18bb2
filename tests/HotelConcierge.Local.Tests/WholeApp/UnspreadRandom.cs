namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>
/// Spreads every pause by the same part, so that a test knows how long it is: such a pause is like no other of the host's.
/// </summary>
internal sealed class UnspreadRandom : Random
{
    public const double Spread = 0.3;

    public override double NextDouble() => Spread;
}
