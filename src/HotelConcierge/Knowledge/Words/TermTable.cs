namespace HotelConcierge.Knowledge.Words;

/// <summary>Gives each term a number, so that a large index holds numbers and not texts. Used by one thread at a time.</summary>
internal sealed class TermTable
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _terms = [];

    public int Count => _terms.Count;

    public string this[int id] => _terms[id];

    public int IdOf(string term)
    {
        if (_ids.TryGetValue(term, out var id))
            return id;
        _ids.Add(term, id = _terms.Count);
        _terms.Add(term);
        return id;
    }
}
