using System.Collections.Immutable;

namespace HotelConcierge.Shop.Search;

/// <summary>What a product is found by.</summary>
/// <param name="Names">In all languages of the catalogue.</param>
/// <param name="Descriptions">In all languages of the catalogue; they count for less than names.</param>
/// <param name="Codes">Its own numbers and barcodes, however they are punctuated.</param>
public sealed record ProductText(ImmutableArray<string> Names, ImmutableArray<string> Descriptions, ImmutableArray<string> Codes);
