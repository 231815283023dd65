using System.Globalization;

namespace CurseOfMemory.Benchmarks;

/// <summary>Everything that is measured, in one file.</summary>
internal static class Results
{
    private const string How = """
        # Measured

        `dotnet run -c Release --project tests/Benchmarks` writes this file; it needs g++ and gcc. All candidates of a row run in turns in one process on
        one core, timed by the thread's own clock, medians over the rounds; "hand" is `Rivals/hand.cpp`, AVX-512 intrinsics, and "C++ loop" is
        `Rivals/plain.cpp` with `-O3 -march=native -ffast-math`. A pair is an ordered pair of exponentials. Times depend on the machine and on what
        else it does: trust the ratios, to about 10 %.
        """;

    private const string Reasons = """
        ## Why targets are missed

        - Gradient at m = 2: a division takes 4 cycles whatever its width (measured: one, two, four or eight numbers), so that the four of two lanes take 16 of the 20 cycles, and of the 19 by hand. With both turns of
          a loop in one vector of 256 bits it would be 18.5, of which checks are 3 (the domain, the data's lengths, NaN), and an
          empty method called in the same loop takes 12, because the total goes through memory. An estimate with Newton steps instead of divisions was tried and is slower. The C++ loop and CasADi-style code are
          2.0 and 2.5 times as slow as the kernel by hand: their targets are beyond it.
        - Hessian: two rows for each pair of a vector, whose bounds are checked; where all k run at once those of stores are gone. The diagonals are added
          element by element, as by hand. Sums and stores don't share products as the gradient's sums do: a_k a_j r^3 has to be the same bits for (k, j) and (j, k), and the
          hand kernel's is not. From 65 terms on rows are the faster way, since columns fall on the same lines of the
          cache. Matrices of more than 16 MiB are written past the caches (`MatrixRows`), whole lines at a time, wherever rows begin: else the processor reads each line
          before it writes it, which took most of what was missing at 4096. At m = 2 it takes 35 cycles against 29: 2 are the
          loops of two turns over the diagonals (written out they are gone, but 8 terms take 4 % longer), 2 the checks of rows, the rest is what is said of the product.
        - Product: at m = 2 a call takes 24 cycles against 16 by hand, at m = 4 36 against 31, seven instructions a cycle of eight: what it does more counts, not what it waits for. Written for the purpose in C#, straight through, without target and checks, it takes
          20 (33 at m = 4); the target's sums, which the hand kernel for self pairs has not and which are empty here, are 2 more, the test of the domain 1, the search for NaN 0.7. The JIT writes loops of two turns out only where elements are read without a check of bounds, for
          which it clones the loop before; read so, they gain half a cycle. From m = 8 on it is within the target.
        - Batch of 8 at m = 2: a batch of 64 takes 45 cycles for each 8 problems, 0.3 of the best single one's time; the call and its checks are 18 cycles more, whatever the number of problems. Without the
          division of theta's length, or without bounds of a group's loads, 8 take as long; 64 take 4 % less without those bounds.
        - Chains: the hand kernel's step is written in vectors by its compiler. A step number by number takes 30 cycles longer at m = 8, since a vector's load waits until narrower stores to its place have left for the cache;
          at m = 10 both wait, for vectors that begin at theta's tenth number.
        - First calls: the very first after the compiler's takes half a microsecond or a whole one, whatever the length; from the second on they take as long as later ones, to 10 %. It is the compiler that
          empties caches and branch histories, and nothing of the call: a kernel that has run two hundred thousand times takes as long, once, after other code was compiled (the last column), though no stub of
          it is left to resolve and none of its code is new. Without a compiler between them calls are at once as fast as ever: after half a millisecond of other arithmetic, and but for 10 ns after five
          (so it is no vector unit that sleeps; a sum of 512 bits every 5 us changes nothing). Of the first call's time some 0.2 us pass inside the call, the rest in the loop and the clock around it, whose
          code is as cold. The kernel by hand, which no compiler of this process made, loses a fifth of that.
        - Double-double / double: by count a pair takes 34 operations against 9: 8 for the sum of rates, 4 for its reciprocal, 4 for the first product (3 with data), 8 for its sum, 10 for the second product and its sum.
          22 of them are additions. This processor has two units for them beside the two for products (measured: 8 additions take 4 cycles, with 8 products 5), so that a vector of pairs can't take less
          than 11 cycles, where double takes 4.1 at m = 8: 2.7 times as much. Measured are 11.9 at m = 256, and 13.3 while each division was waited for in its own pass. At m = 8 it is 15.7: what stands
          behind the loops waits for each other, two differences of sums, a product, the sum over the lanes and the value, some 70 cycles that the next call hardly overlaps with.
          Tried without a gain that can be measured: additions on the multipliers, as x 1 + y; rates in order of size, which saves one addition of 8; low parts summed in other orders. Two pairs a pass
          gain half of what the division ahead does.
        - C++ loop / generated: the targets are from a machine whose divider takes 16 cycles for eight numbers. Here it takes 4, and the C++ loops, which divide, run at it: 0.54 cycles for a pair at m = 256,
          with 0.5 for the division. By count a vector of pairs of ours takes 9 products and sums of the multipliers for two pairs of the model (each reciprocal once) and 6 for one with the target, two a cycle:
          0.33 cycles for a pair, against 0.35 measured, so that no more than 1.6 can be had. In tiles of pairs more divisions were tried and gain 3 %: each keeps the two multipliers as busy as three products do
          (8 divisions beside 64 products take 44 cycles, alone 32 and 32), little less than the estimate with its Newton steps does.
        - Value alone, not among the targets: from 25 terms on four pairs share a division, since c/(x + y) of four x are one fraction in y, of 7 products and sums and a quotient: 4.9 cycles
          measured for a vector of four pairs a lane, where the pairs one by one take 16 at least. The pairs of the model with itself are met once. From some 550 terms on it is the
          quadrature, whose exponentials are all that a value needs of it: 1.3 cycles for one, with its sums.
        """;

    /// <summary>Prints the tables of some measurements alone, and of kernels only those of the lengths among the names, if there are any.</summary>
    public static void Print(IEnumerable<string> names)
    {
        Core.Pin();
        ILookup<bool, string> areLengths = names.ToLookup(name => int.TryParse(name, out _));
        if (areLengths[true].Any())
            Kernels.Lengths = [.. areLengths[true].Select(int.Parse)];
        double frequency = Core.Frequency();
        Targets targets = new();
        foreach (string name in areLengths[false])
        {
            Console.WriteLine(name switch
            {
                "kernels" => Kernels.Report(frequency, targets),
                "values" => Kernels.Values(frequency),
                "chains" => Chains.Report(frequency),
                "batches" => Batches.Report(frequency, targets),
                "functions" => FunctionTimes.Report(frequency, targets),
                "sums" => DataSums.Report(frequency),
                "loops" => Loops.Report(frequency),
                "grids" => UniformGrids.Report(frequency),
                "extended" => Extended.Report(targets),
                "first" => FirstCalls.Report(targets),
                _ => throw new ArgumentException($"There is no measurement '{name}'; there are kernels, values, chains, batches, sums, loops, functions, grids, extended and first.", nameof(names)),
            });
        }
        Console.WriteLine(targets);
    }

    public static void Write(string path)
    {
        Core.Pin();
        double frequency = Core.Frequency();
        Targets targets = new();
        string kernels = string.Join("\n", Kernels.Report(frequency, targets), Chains.Report(frequency), Batches.Report(frequency, targets), DataSums.Report(frequency), Loops.Report(frequency),
            FunctionTimes.Report(frequency, targets), UniformGrids.Report(frequency), Extended.Report(targets), FirstCalls.Report(targets));
        string machine = string.Create(CultureInfo.InvariantCulture, $"Measured at {frequency:F1} GHz on {Environment.ProcessorCount} cores, .NET {Environment.Version}.");
        string text = $"{How}\n\n{machine}\n\n## Targets\n\n{targets}\n{Reasons}\n\n{kernels}";
        File.WriteAllText(path, text);
        Console.WriteLine(text);
    }
}
