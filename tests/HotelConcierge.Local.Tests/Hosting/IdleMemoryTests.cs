using HotelConcierge.Local.Hosting;

namespace HotelConcierge.Local.Tests.Hosting;

/// <summary>When an idle host gives memory back.</summary>
public sealed class IdleMemoryTests
{
    private const long Heap = 20_000_000;

    private readonly IdleMemory _memory = new();

    [Fact]
    public void What_a_start_left_behind_goes_once_the_host_is_idle_and_only_once()
    {
        Assert.False(_memory.IsDue(40_000_000, Heap));
        Assert.True(_memory.IsDue(40_000_000 + IdleMemory.Idle - 1, Heap));
        Assert.False(_memory.IsDue(40_000_000 + IdleMemory.Idle, Heap));
    }

    [Fact]
    public void A_busy_host_is_left_alone()
    {
        for (var look = 1; look < 100; look++)
            Assert.False(_memory.IsDue(look * IdleMemory.Idle, Heap));
    }

    [Fact]
    public void It_waits_until_it_is_worthwhile_again()
    {
        Assert.False(_memory.IsDue(40_000_000, Heap));
        Assert.True(_memory.IsDue(40_000_000, Heap));
        var small = 40_000_000 + IdleMemory.Worthwhile - 1;
        Assert.False(_memory.IsDue(small, Heap));
        Assert.False(_memory.IsDue(small, Heap));
        Assert.True(_memory.IsDue(small + 1, Heap));
    }

    [Fact]
    public void A_large_heap_is_not_moved_while_guests_might_write()
    {
        Assert.False(_memory.IsDue(400_000_000, IdleMemory.LargestHeap + 1));
        Assert.False(_memory.IsDue(400_000_000, IdleMemory.LargestHeap + 1));
        Assert.True(_memory.IsDue(400_000_000, IdleMemory.LargestHeap));
    }
}
