package edtf_test

import (
	"fmt"

	"ibid/edtf"
)

func Example() {
	launch, err := edtf.Parse("2003-22")
	if err != nil {
		fmt.Println(err)
		return
	}
	earliest, _ := launch.Earliest()
	latest, _ := launch.Latest()
	fmt.Println(launch.Words(), "is", earliest, "to", latest)
	fmt.Println("within 2003:", launch.Within(edtf.MustParse("2003")))
	fmt.Println("possibly by July:", launch.Overlaps(edtf.MustParse("[..2003-07]")))
	fmt.Println("certainly by July:", launch.Within(edtf.MustParse("[..2003-07]")))

	_, err = edtf.Parse("14 March 2006")
	fmt.Println(err)
	// Output:
	// summer 2003 is 2003-06-01 to 2003-08-31
	// within 2003: true
	// possibly by July: true
	// certainly by July: false
	// "14 March 2006" is not a date: write 2006-03-14
}
