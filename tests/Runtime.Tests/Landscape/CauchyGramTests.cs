namespace CurseOfMemory.Runtime.Tests.Landscapes;

public class CauchyGramTests
{
    [Fact]
    public void The_determinant_is_that_of_the_matrix()
    {
        // 1/2 1/3; 1/3 1/4
        Truth.Close((DoubleDouble)1 / 72, CauchyGram.Determinant([1, 2]), 1e-30, "rates 1, 2");
        Assert.Equal(0, CauchyGram.Determinant([1, 2, 1]).Hi);
        // The determinant of a Gram matrix is that of one row less times the squared distance of what is added
        Truth.Close(CauchyGram.Determinant([1, 2, 5]), CauchyGram.Determinant([1, 2]) * CauchyGram.SquaredDistance(5, [1, 2]), 1e-29, "rates 1, 2, 5");
        Assert.Contains("rates[1] = -2 must be positive", Assert.Throws<ArgumentException>(() => CauchyGram.Determinant([1, -2])).Message);
    }
}
